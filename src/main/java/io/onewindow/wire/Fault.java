package io.onewindow.wire;

import java.util.List;

/// Everything that can be wrong with what reaches the hub. The name is the stable code on every wire; `protocol.md`
/// lists them.
///
/// A status of 400 says that the body itself is malformed, 422 that its values are.
public enum Fault {
    BODY_EMPTY(400, "请求体为空，请提交一个 JSON 对象", "the body is empty: send a JSON object"),
    JSON_SYNTAX(400, "不是合法的 JSON（行:列 %s）", "this is not JSON (line:column %s)"),
    JSON_TOO_DEEP(400, "JSON 嵌套超过 %s 层", "the JSON is nested deeper than %s levels"),
    ENCODING(400, "编码不是 UTF-8", "the encoding is not UTF-8"),
    NUMBER_RANGE(400, "数字超出双精度范围", "the number does not fit a double"),
    UNKNOWN_FIELD(400, "未知字段 %s，是否为 %s？", "unknown member %s: did you mean %s?"),
    DUPLICATE_FIELD(400, "字段 %s 重复出现", "the member %s stands twice"),
    ILLEGAL_CHARACTER(
            400,
            "含有不允许的字符（控制字符、孤立代理项或双向控制符）",
            "an illegal character (a control, a lone surrogate or a bidirectional control)"),
    IDEMPOTENCY_KEY_REQUIRED(
            400,
            "缺少幂等键（请求头 Idempotency-Key 或消息属性 idempotencyKey）",
            "the idempotency key is missing (header Idempotency-Key, message property idempotencyKey)"),
    IDEMPOTENCY_KEY_FORM(
            400, "幂等键须为 1 至 128 个可打印 ASCII 字符", "the idempotency key has 1 to 128 printable ASCII characters"),
    PAGE_RANGE(400, "分页参数 %s 不合法：%s", "the paging parameter %s is out of range: %s"),
    QUERY_VALUE(400, "查询参数 %s 的值不合法：%s", "the query parameter %s has an illegal value: %s"),
    REQUEST_MALFORMED(400, "请求不合法：%s", "the request is malformed: %s"),

    UNAUTHENTICATED(401, "身份未知或口令错误", "unknown party or wrong secret"),
    TOKEN_INVALID(401, "令牌无效", "the token is not valid"),
    LOCKED_OUT(401, "失败次数过多，请一分钟后再试", "too many failures: wait a minute"),
    FORBIDDEN(403, "该身份不能执行此操作", "this kind of party may not do that"),
    NOT_FOUND(404, "不存在或不属于您", "not there, or not yours"),
    CHECK_CHARACTER(404, "办件编号校验码不符，请核对", "check character does not match: look for a mistyped character"),
    METHOD(405, "不支持的方法 %s", "the method %s is not supported here"),
    NOT_ACCEPTABLE(406, "可提供的格式：%s", "offered here: %s"),
    STATE(409, "当前状态 %s 不允许此操作", "the state %s does not allow this"),
    NO_RESULT_YET(409, "尚无汇总结果，当前状态 %s", "there is no result yet: the state is %s"),
    ALREADY_ISSUED(409, "证照 %s 已经发放", "the certificate %s was handed over already"),
    CORRECTION_CLOSED(409, "补正 %s 已不可提交，当前状态 %s", "the correction %s cannot be handed in any more: the state is %s"),
    NOT_A_PULLER(409, "该部门不是拉取方式", "this department's way is not pull"),
    BODY_TOO_LARGE(413, "内容超过上限 %s 字节", "the content is larger than %s bytes"),
    MEDIA_TYPE(415, "不支持的内容类型，需要 %s", "the media type is not supported: send %s"),
    RATE_LIMITED(429, "请求过于频繁，请稍后再试", "too many requests: wait and try again"),
    TOO_MANY_HEADERS(431, "请求头过多", "too many headers"),
    BUSY(503, "系统繁忙，请稍后重试", "the hub is busy: try again later"),
    UNAVAILABLE(503, "系统暂不可用，请稍后重试", "the hub cannot do that right now: try again later"),
    INTERNAL(500, "内部错误，编号 %s", "an internal error, number %s"),

    REQUIRED(422, "缺少 %s", "%s is missing"),
    WRONG_TYPE(422, "类型应为 %s", "the type has to be %s"),
    NOT_ONE_OF(422, "取值应为其中之一：%s", "it has to be one of %s"),
    NOT_BETWEEN(422, "取值应在 %s 与 %s 之间", "it has to be between %s and %s"),
    TEXT_TOO_LONG(422, "超过 %s 个字符", "it is longer than %s characters"),
    TOO_MANY(422, "超过 %s 项", "there are more than %s"),
    NAME_ILLEGIBLE(422, "名称中组合符号过多", "the name stacks too many combining marks"),
    DATE_FORM(422, "日期应为 YYYY-MM-DD", "a date is written YYYY-MM-DD"),
    DATE_ORDER(422, "日期不得早于 %s", "the date is before that of %s"),
    TIME_RANGE(
            422,
            "时间须带时区（RFC 3339），且不早于 2000 年、不晚于现在",
            "a time has an offset (RFC 3339), is not before 2000 and not in the future"),
    USCC_FORM(
            422,
            "统一社会信用代码应为 18 位，且不含 I、O、Z、S、V",
            "a unified social credit code has 18 characters, none of them I, O, Z, S or V"),
    USCC_CHECK(422, "统一社会信用代码校验码不符", "the check character of the unified social credit code does not match"),
    RESIDENT_ID_FORM(422, "居民身份证号应为 18 位", "a resident identity number has 18 characters"),
    RESIDENT_ID_DATE(
            422,
            "居民身份证号中的出生日期不存在或在将来",
            "the date of birth in the resident identity number does not exist or is in the future"),
    RESIDENT_ID_CHECK(422, "居民身份证号校验码不符", "the check character of the resident identity number does not match"),
    ID_TYPE(422, "证件类型与申请人类型不符", "this kind of identity number does not go with this kind of applicant"),
    PROJECT_CODE(
            422,
            "投资项目统一代码格式应为 YYMM-RRRRRR-II-TT-NNNNNN",
            "an investment project code is written YYMM-RRRRRR-II-TT-NNNNNN"),
    REGION_UNKNOWN(422, "未知行政区划 %s", "the region %s is not known"),
    THEME_UNKNOWN(422, "未知主题 %s（目录版本 %s）", "the theme %s is not in the catalogue (version %s)"),
    MATTER_UNKNOWN(422, "未知事项 %s（目录版本 %s）", "the matter %s is not in the catalogue (version %s)"),
    MATTER_NOT_CONNECTED(422, "事项 %s 的部门尚未接入", "the department of the matter %s is not connected yet"),
    MATTER_TWICE(422, "事项 %s 重复", "the matter %s stands twice"),
    MATTERS_REQUIRED(422, "请至少申请一个事项，或给出主题", "apply for at least one matter, or name a theme"),
    TOO_MANY_MATTERS(422, "一次最多申请 %s 个事项", "an application has at most %s matters"),
    FORM_MEMBER_REQUIRED(422, "事项 %s 缺少表单项 %s", "the matter %s needs the form member %s"),
    MATERIAL_REQUIRED(422, "事项 %s 缺少材料 %s", "the matter %s needs the material %s"),
    MATERIAL_UNKNOWN(422, "材料 %s 尚未上传", "the material %s was not uploaded"),
    MATERIAL_SIZE(422, "材料大小与上传的不符", "the size is not that of the uploaded material"),
    DIGEST_FORM(422, "摘要应为 64 位小写十六进制", "a digest has 64 lower-case hexadecimal digits"),
    MATERIAL_DIGEST(422, "内容与摘要不符", "the content does not have that digest"),
    MATERIAL_TYPE(422, "材料内容与声明的类型 %s 不符", "the content is not of the declared type %s"),
    AGENT_AUTH_REQUIRED(422, "代办须提供代理人及授权", "agency needs an agent and the agent's authorisation"),
    IDEMPOTENCY_KEY_REUSED(422, "该幂等键已用于另一份申请", "this idempotency key was used for another application"),
    CERTIFICATE_UNKNOWN(422, "本办件没有证照 %s", "this case has no certificate %s"),
    CORRECTION_UNKNOWN(422, "本办件没有补正 %s", "this case has no correction %s"),
    REASON_REQUIRED(422, "缺少理由", "a reason is missing"),
    OFFICER_REQUIRED(422, "缺少经办人姓名", "the officer is not named"),

    TYPE_NOT_ALLOWED(
            422,
            "消息类型不允许，应为 JSON 文本或 UTF-8 字节",
            "this kind of message is not taken: send JSON as text or as UTF-8 bytes"),
    SCHEMA(422, "消息内容不合约定：%s", "the message does not keep to the contract: %s"),
    HANDOFF_NO_REQUIRED(422, "缺少 handoffNo", "the handoffNo is missing"),
    HANDOFF_UNKNOWN(404, "流转 %s 不存在或不属于该部门", "the handoff %s is not there, or not yours"),
    HANDOFF_NOT_DISPATCHED(409, "流转 %s 尚未送达，状态 %s", "the handoff %s was not passed on yet: its state is %s"),
    NOT_SUSPENDED(409, "流转 %s 未处于中止状态", "the handoff %s is not suspended"),
    MESSAGE_ID_REUSED(409, "messageId %s 已用于另一内容", "the messageId %s was used for another content"),
    DEPARTMENT_UNKNOWN(422, "未知部门 %s", "the department %s is not known"),
    TRANSFER_TO_SELF(422, "不能移交给本部门", "a handoff cannot be transferred to the department that has it");

    private final int status;
    private final String zh;
    private final String en;

    Fault(int status, String zh, String en) {
        this.status = status;
        this.zh = zh;
        this.en = en;
    }

    /// The HTTP status that goes with it (RFC 9110).
    public int status() {
        return status;
    }

    /// A short title in English, the same for every occurrence.
    public String title() {
        return name().charAt(0)
                + name().substring(1).toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }

    String sentence(Language language, List<String> arguments) {
        String pattern = language == Language.ZH ? zh : en;
        return arguments.isEmpty() ? pattern : pattern.formatted(arguments.toArray());
    }
}

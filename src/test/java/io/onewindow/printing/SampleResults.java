package io.onewindow.printing;

import io.onewindow.canonical.Json;
import io.onewindow.printing.Names.Name;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Consolidated results as the hub makes them.
final class SampleResults {

    static final String NUMBER = "510700202611220000001J";

    private static final Map<String, Name> MATTERS = Map.of(
            "business-licence", new Name("营业执照", "Business licence"),
            "fire-safety-check", new Name("公众聚集场所营业前消防安全检查", "Fire safety check"));
    private static final Map<String, Name> DEPARTMENTS =
            Map.of("market", new Name("市场监督管理局", "Market Regulation Bureau"), "fire", new Name("消防救援局", "消防救援局"));

    static final Names NAMES = new Names(
            code -> MATTERS.getOrDefault(code, new Name(code, "")),
            id -> DEPARTMENTS.getOrDefault(id, new Name(id, "")));

    private SampleResults() {}

    /// A result without matters.
    static ObjectNode empty() {
        ObjectNode result = Json.object();
        result.put("acceptanceNo", NUMBER)
                .put("outcome", "PARTLY_APPROVED")
                .put("decidedAt", "2026-11-27T02:15:30Z")
                .put("recordDigest", "sha-256:" + "9f86d081".repeat(8))
                .put("ledgerHead", "sha-256:" + "2c26b46b".repeat(8));
        result.putArray("matters");
        result.putObject("issuing").put("hall", "绵阳市政务服务大厅").put("counter", "A-12");
        return result;
    }

    /// A licence approved, a fire check rejected.
    static ObjectNode partlyApproved() {
        ObjectNode result = empty();
        approved(result, "买买提·吐尔逊");
        rejected(result, "安全出口数量不足：①号楼梯间一处，应 ≥ 2 处。");
        return result;
    }

    /// Adds a business licence that an officer of this name approved.
    static ObjectNode approved(ObjectNode result, String officer) {
        ObjectNode matter = matter(result, "business-licence", "market", "APPROVED");
        matter.putObject("officer").put("id", "MS-1007").put("name", officer).put("unit", "行政审批科");
        matter.putObject("certificate")
                .put("type", "营业执照")
                .put(
                        "number",
                        "91510700MA6%05dXY".formatted(result.path("matters").size()))
                .put("validFrom", "2026-11-27")
                .put("validTo", "2031-11-26");
        return result;
    }

    /// Adds a fire safety check that was rejected for this reason.
    static ObjectNode rejected(ObjectNode result, String reason) {
        ObjectNode matter =
                matter(result, "fire-safety-check", "fire", "REJECTED").put("reason", reason);
        matter.putObject("officer").put("id", "XF-2").put("name", "张伟");
        return result;
    }

    private static ObjectNode matter(ObjectNode result, String code, String department, String decision) {
        ArrayNode matters = (ArrayNode) result.path("matters");
        return matters.addObject()
                .put("matter", code)
                .put("handoffNo", NUMBER + "-%02d".formatted(matters.size()))
                .put("department", department)
                .put("decision", decision)
                .put("decidedAt", "2026-11-26T16:40:00+08:00");
    }
}

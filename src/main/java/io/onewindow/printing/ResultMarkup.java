package io.onewindow.printing;

import io.onewindow.printing.Names.Name;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// The page of one consolidated result, as XHTML.
///
/// @param result    the consolidated result
/// @param names     what its matters and departments are called
/// @param printable which characters the fonts have
record ResultMarkup(JsonNode result, Names names, IntPredicate printable) {

    private static final Markup PAGE = template("result-page.xhtml");

    private static final Markup MATTER = Markup.literal("""
            <tbody>
            <tr class="first">
              <td class="label">{{ordinal}}</td>
              <td>{{matter}}<div class="small">{{handoffNo}}</div></td>
              <td>{{department}}</td>
              <td>{{officer}}<div class="small">{{officerId}}</div></td>
              <td class="{{mood}}">{{decision}}<div class="small">{{decidedAt}}</div></td>
            </tr>
            {{more}}
            </tbody>
            """);

    private static final Markup REASON = Markup.literal("""
            <tr class="more"><td></td><td colspan="4">
              <span class="label">理由 </span><span class="en" lang="en">Reason </span>\
            <span class="said">{{reason}}</span>
            </td></tr>
            """);

    private static final Markup CERTIFICATE = Markup.literal("""
            <tr class="more"><td></td><td colspan="4">
              <span class="label">证照 </span><span class="en" lang="en">Certificate </span>\
            <span>{{type}} </span><span>{{number}} </span>{{validity}}
            </td></tr>
            """);

    private static final Markup VALIDITY = Markup.literal("""
            <span class="label">有效期 </span><span class="en" lang="en">Valid </span><span>{{validity}}</span>
            """);

    private static final Markup BOTH =
            Markup.literal("<span>{{zh}} </span><span class=\"en\" lang=\"en\">{{en}}</span>");

    private static final Markup BOXES = Markup.literal("""
            <p>方框内是本机字库所缺汉字或符号的 Unicode 编码 \
            <span class="en" lang="en">A box holds the Unicode number of a character that no font here has.</span></p>
            """);

    private static final Map<String, Name> OUTCOMES = Map.of(
            "ALL_APPROVED", new Name("全部准予", "All approved"),
            "PARTLY_APPROVED", new Name("部分准予", "Partly approved"),
            "REJECTED", new Name("未准予", "Not approved"));

    private static final Map<String, Name> DECISIONS = Map.of(
            "APPROVED", new Name("准予", "Approved"),
            "REJECTED", new Name("不予", "Rejected"),
            "CANCELLED", new Name("取消", "Cancelled"));

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    Markup page() {
        String number = text(result, "acceptanceNo");
        Markup hall = printed(text(result.path("issuing"), "hall"));
        Markup counter = printed(text(result.path("issuing"), "counter"));
        Markup matters = matters();
        return PAGE.filled(Map.of(
                "acceptanceNo", printed(number),
                "qr", Markup.literal(new QrCode(number).dataUri()),
                "outcome", both(word(OUTCOMES, text(result, "outcome"))),
                "decidedAt", time(text(result, "decidedAt")),
                "hall", hall,
                "counter", counter,
                "matters", matters,
                "boxes", Stream.of(hall, counter, matters).anyMatch(Markup::hasBoxes) ? BOXES : Markup.NONE,
                "recordDigest", printed(text(result, "recordDigest")),
                "ledgerHead", printed(text(result, "ledgerHead"))));
    }

    private Markup matters() {
        JsonNode matters = result.path("matters");
        return Markup.joined(IntStream.range(0, matters.size()).mapToObj(i -> matter(i + 1, matters.path(i))));
    }

    private Markup matter(int ordinal, JsonNode matter) {
        String decision = text(matter, "decision");
        JsonNode officer = matter.path("officer");
        return MATTER.filled(Map.of(
                "ordinal", printed(Integer.toString(ordinal)),
                "matter", both(names.matter().apply(text(matter, "matter"))),
                "handoffNo", printed(text(matter, "handoffNo")),
                "department", both(names.department().apply(text(matter, "department"))),
                "officer", printed(text(officer, "name")),
                "officerId", printed((text(officer, "id") + " " + text(officer, "unit")).strip()),
                "mood", Markup.literal("APPROVED".equals(decision) ? "yes" : "no"),
                "decision", both(word(DECISIONS, decision)),
                "decidedAt", time(text(matter, "decidedAt")),
                "more", Markup.joined(Stream.of(reason(matter), certificate(matter.path("certificate"))))));
    }

    private Markup reason(JsonNode matter) {
        String reason = text(matter, "reason");
        return reason.isBlank() ? Markup.NONE : REASON.filled(Map.of("reason", printed(reason)));
    }

    private Markup certificate(JsonNode certificate) {
        if (certificate.isEmpty()) {
            return Markup.NONE;
        }
        return CERTIFICATE.filled(Map.of(
                "type", printed(text(certificate, "type")),
                "number", printed(text(certificate, "number")),
                "validity", validity(text(certificate, "validFrom"), text(certificate, "validTo"))));
    }

    private Markup validity(String from, String to) {
        if (from.isEmpty() && to.isEmpty()) {
            return Markup.NONE;
        }
        if (to.isEmpty()) {
            return VALIDITY.filled(Map.of("validity", printed("自 from " + from)));
        }
        return VALIDITY.filled(Map.of("validity", printed(from.isEmpty() ? "至 until " + to : from + " – " + to)));
    }

    private Markup both(Name name) {
        return name.bilingual()
                ? BOTH.filled(Map.of("zh", printed(name.zh()), "en", printed(name.en())))
                : printed(name.zh());
    }

    private static Name word(Map<String, Name> words, String code) {
        return words.getOrDefault(code, new Name(code, ""));
    }

    private Markup time(String text) {
        try {
            return printed(OffsetDateTime.parse(text).atZoneSameInstant(BEIJING).format(MINUTE));
        } catch (DateTimeParseException notATime) {
            return printed(text);
        }
    }

    private Markup printed(String text) {
        return Markup.text(text, printable);
    }

    private static String text(JsonNode node, String member) {
        return node.path(member).asString("");
    }

    private static Markup template(String resource) {
        try (InputStream in = Optional.ofNullable(ResultMarkup.class.getResourceAsStream(resource))
                .orElseThrow(() -> new IllegalStateException("not in the jar: " + resource))) {
            return Markup.literal(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException fault) {
            throw new UncheckedIOException("cannot be read: " + resource, fault);
        }
    }
}

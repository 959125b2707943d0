package io.onewindow.storm;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/// The applications of the storm: a theme of six matters, of which one waits for another, or one or two matters.
final class Applications {

    /// The departments that decide on them.
    static final List<String> DEPARTMENTS = List.of("market", "police", "tax", "hrss", "fire");

    private static final List<String> MATTERS =
            List.of("business-licence", "seal-engraving", "tax-registration", "social-insurance", "fire-safety-check");
    private static final String BODY = """
            {"window":{"hall":"510700-01","counter":"A03"},"clerk":{"id":"W1001","name":"李敏"},
             "applicant":{"kind":"ENTERPRISE","name":"绵阳涪江餐饮有限公司","idType":"USCC","idNumber":"91110000600037341L"},
             "region":"510703","serviceMode":"COUNTER",%s,"extensions":{"key":"%s"}}
            """;

    private Applications() {}

    /// The body of the application with that key.
    static String body(String key, Random random) {
        int first = random.nextInt(MATTERS.size());
        String what = switch (random.nextInt(3)) {
            case 0 -> "\"theme\":\"open-restaurant\",\"matters\":[]";
            case 1 -> matters(MATTERS.get(first));
            default -> matters(MATTERS.get(first), MATTERS.get((first + 1) % MATTERS.size()));
        };
        return BODY.formatted(what, key);
    }

    private static String matters(String... codes) {
        return Arrays.stream(codes)
                .map(code -> "{\"code\":\"%s\",\"form\":{}}".formatted(code))
                .collect(Collectors.joining(",", "\"matters\":[", "]"));
    }
}

package io.onewindow.bench.driver;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What the windows and departments of the benchmark write and read: the contract's messages, as text.
final class Texts {

    /// Who decides on the four matters.
    static final List<String> DEPARTMENTS = List.of("tax", "police", "hrss", "fire");

    private static final int APPLICATION_BYTES = 2_048;
    private static final int ANSWER_BYTES = 400;
    private static final String APPLICATION = """
            {"window":{"hall":"510700-01","counter":"A03"},"clerk":{"id":"W1001","name":"Li Min"},\
            "applicant":{"kind":"ENTERPRISE","name":"Fujiang Catering","idType":"USCC",\
            "idNumber":"91110000600037341L","phone":"13800000000"},"region":"510703","serviceMode":"COUNTER",\
            "matters":[{"code":"tax-registration","form":{}},{"code":"seal-engraving","form":{}},\
            {"code":"social-insurance","form":{}},{"code":"fire-safety-check","form":{}}],\
            "extensions":{"application":"%s","note":"%s"}}""";
    private static final String ANSWER = """
            {"handoffNo":"%1$s","messageId":"m-%1$s","kind":"DECISION","decision":"APPROVED",\
            "officer":{"id":"%2$s-D01","name":"Wang Qiang","unit":"approvals"},"reason":"complete and in legal form",\
            "certificate":{"type":"%2$s","number":"C-%1$s","data":{"note":"%3$s"}}}""";
    private static final String NUMBER = "\"acceptanceNo\":\"";
    private static final String CERTIFICATE = "\"number\":\"C-";

    private Texts() {}

    /// An application of 2 KB.
    static String application(String key) {
        return padded(APPLICATION, APPLICATION_BYTES, key);
    }

    /// A department's approval with a certificate.
    static String answer(String handoffNo, String department) {
        return padded(ANSWER, ANSWER_BYTES, handoffNo, department);
    }

    private static String padded(String form, int bytes, String... values) {
        Object[] all = new Object[values.length + 1];
        System.arraycopy(values, 0, all, 0, values.length);
        all[values.length] = "";
        int missing = Math.max(0, bytes - form.formatted(all).length());
        all[values.length] = "x".repeat(missing);
        return form.formatted(all);
    }

    /// The acceptance number in a text; empty where there is none.
    static String number(String text) {
        int at = text.indexOf(NUMBER);
        return at < 0 ? "" : value(text, at + NUMBER.length());
    }

    /// Whether a result holds the certificates of four handoffs of its case.
    static boolean isWhole(String result) {
        Set<String> certificates = new HashSet<>();
        String own = number(result) + '-';
        for (int at = result.indexOf(CERTIFICATE); at >= 0; at = result.indexOf(CERTIFICATE, at + 1)) {
            String handoffNo = value(result, at + CERTIFICATE.length());
            if (handoffNo.startsWith(own)) {
                certificates.add(handoffNo);
            }
        }
        return certificates.size() == DEPARTMENTS.size();
    }

    private static String value(String text, int from) {
        return text.substring(from, text.indexOf('"', from));
    }
}

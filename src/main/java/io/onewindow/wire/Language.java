package io.onewindow.wire;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The languages that the hub speaks; Chinese where nothing else was asked for.
public enum Language {
    ZH,
    EN;

    private static final List<Locale> SPOKEN = List.of(Locale.CHINESE, Locale.ENGLISH);

    /// The language that an `Accept-Language` header asks for (RFC 9110, RFC 4647 lookup).
    public static Language asked(Optional<String> acceptLanguage) {
        return acceptLanguage.map(Language::preferred).orElse(ZH);
    }

    private static Language preferred(String header) {
        try {
            Locale found = Locale.lookup(Locale.LanguageRange.parse(header), SPOKEN);
            return Locale.ENGLISH.equals(found) ? EN : ZH;
        } catch (IllegalArgumentException malformed) {
            return ZH;
        }
    }
}

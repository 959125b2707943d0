package io.onewindow.catalogue;

import java.util.regex.Pattern;

/// The name of a theme in applications and files.
///
/// @param value kebab-case, 1 to 64 characters
public record ThemeId(String value) implements Comparable<ThemeId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?");

    public ThemeId {
        if (!isThemeId(value)) {
            throw new IllegalArgumentException("a theme id is kebab-case, 1 to 64 characters: " + value);
        }
    }

    /// Whether the text has the form of a theme id.
    public static boolean isThemeId(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(ThemeId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

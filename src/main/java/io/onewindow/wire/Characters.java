package io.onewindow.wire;

/// Which characters a text from outside may hold: no controls but tab and line feed, no lone surrogates, nothing that
/// turns the direction of writing (so that a name cannot show itself as another).
public final class Characters {

    private static final int MOST_MARKS = 8;

    private Characters() {}

    /// Whether every character is allowed.
    public static boolean legal(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || c < ' ') {
                if (Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1))) {
                    i++;
                } else if (forbidden(c)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static boolean forbidden(char c) {
        return c < ' ' && c != '\t' && c != '\n'
                || c >= '\u007F' && c <= '\u009F'
                || Character.isSurrogate(c)
                || c >= '\u202A' && c <= '\u202E'
                || c >= '\u2066' && c <= '\u2069';
    }

    /// Whether a name stacks no more combining marks on one letter than a script needs.
    public static boolean legibleName(String name) {
        int marks = 0;
        for (int i = 0; i < name.length(); i += Character.charCount(name.codePointAt(i))) {
            marks = isMark(name.codePointAt(i)) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                return false;
            }
        }
        return true;
    }

    private static boolean isMark(int codePoint) {
        int type = Character.getType(codePoint);
        return type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK
                || type == Character.COMBINING_SPACING_MARK;
    }
}

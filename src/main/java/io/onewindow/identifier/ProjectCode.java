package io.onewindow.identifier;

import java.util.regex.Pattern;

/// The unified code of an investment project (投资项目统一代码): year and month, region, industry, kind, serial number,
/// such as 2509-320193-89-01-544060.
///
/// @param value 24 characters, `YYMM-RRRRRR-II-TT-NNNNNN`, the month 01 to 12
public record ProjectCode(String value) implements Comparable<ProjectCode> {

    private static final Pattern FORM =
            Pattern.compile("[0-9]{2}(?:0[1-9]|1[0-2])-[0-9]{6}-[0-9]{2}-[0-9]{2}-[0-9]{6}");

    public ProjectCode {
        if (!isProjectCode(value)) {
            throw new IllegalArgumentException("a project code is YYMM-RRRRRR-II-TT-NNNNNN, month 01 to 12: " + value);
        }
    }

    /// Whether the text has the form of a project code.
    public static boolean isProjectCode(String text) {
        return FORM.matcher(text).matches();
    }

    @Override
    public int compareTo(ProjectCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}

package io.onewindow.printing;

import java.util.function.Function;

/// What people call the matters and departments that a result names by code.
///
/// @param matter     the name of a matter, by its code
/// @param department the name of a department, by its party id
public record Names(Function<String, Name> matter, Function<String, Name> department) {

    /// One thing in the two languages of a printed page.
    ///
    /// @param zh the Chinese name, printed first
    /// @param en the English name, printed beside it unless it is empty or the Chinese one again
    public record Name(String zh, String en) {

        /// Whether English adds anything to the Chinese.
        boolean bilingual() {
            return !en.isBlank() && !en.equals(zh);
        }
    }
}

package io.onewindow.wire;

import java.util.List;

/// One fault of one member of a request or message.
///
/// @param pointer   where: an RFC 6901 JSON pointer; empty for the whole
/// @param fault     what
/// @param arguments what the fault's sentence names
public record FieldFault(String pointer, Fault fault, List<String> arguments) {
    public FieldFault {
        arguments = List.copyOf(arguments);
    }

    /// The sentence in that language.
    public String message(Language language) {
        return fault.sentence(language, arguments);
    }
}

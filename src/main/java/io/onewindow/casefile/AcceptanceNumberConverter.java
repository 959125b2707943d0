package io.onewindow.casefile;

import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import io.onewindow.wire.ProblemException;
import org.springframework.core.convert.converter.Converter;
import org.springframework.stereotype.Component;

/// Reads acceptance numbers in paths; a mistyped one is told apart from one that is not there.
@Component
class AcceptanceNumberConverter implements Converter<String, AcceptanceNumber> {

    @Override
    public AcceptanceNumber convert(String text) {
        if (!AcceptanceNumber.hasForm(text)) {
            throw new ProblemException(Problem.of(Fault.NOT_FOUND));
        }
        if (!AcceptanceNumber.isNumber(text)) {
            throw new ProblemException(Problem.of(Fault.CHECK_CHARACTER));
        }
        return new AcceptanceNumber(text);
    }
}

package io.onewindow.enquiry;

import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.casefile.CaseBook;
import io.onewindow.casefile.CaseFile;
import io.onewindow.handoff.Handoff;
import io.onewindow.handoff.HandoffBook;
import io.onewindow.party.Party;
import io.onewindow.party.PartyId;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Problem;
import io.onewindow.wire.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// Who may see what of a case. A case that somebody may not see looks to them like one that is not there.
@Component
class Sight {

    private final CaseBook cases;
    private final HandoffBook handoffs;

    Sight(CaseBook cases, HandoffBook handoffs) {
        this.cases = cases;
        this.handoffs = handoffs;
    }

    /// A case as somebody sees it.
    ///
    /// @param file     the case
    /// @param handoffs the handoffs that they see
    /// @param viewer   who looks
    record Seen(CaseFile file, List<Handoff> handoffs, Party viewer) {

        /// Whether only a department's own handoffs are seen.
        boolean share() {
            return switch (viewer.kind()) {
                case DEPARTMENT -> true;
                case WINDOW, OPERATOR, AUDITOR, ADMINISTRATOR, SOCIAL -> false;
            };
        }

        /// The numbers of the handoffs that they see.
        Set<String> handoffNumbers() {
            return handoffs.stream().map(one -> one.number().value()).collect(Collectors.toSet());
        }
    }

    /// The case of that number as this party sees it.
    Seen of(AcceptanceNumber number, Party viewer) {
        CaseFile file = cases.find(number).orElseThrow(Sight::notThere);
        List<Handoff> seen = switch (viewer.kind()) {
            case OPERATOR, AUDITOR -> handoffs.of(number);
            case WINDOW -> file.identity().window().equals(viewer.id()) ? handoffs.of(number) : List.of();
            case DEPARTMENT -> own(number, viewer.id());
            case ADMINISTRATOR, SOCIAL -> List.of();
        };
        if (seen.isEmpty()) {
            throw notThere();
        }
        return new Seen(file, seen, viewer);
    }

    private List<Handoff> own(AcceptanceNumber number, PartyId department) {
        return handoffs.of(number).stream()
                .filter(handoff -> handoff.department().equals(department))
                .toList();
    }

    /// The cases that a search by this party is bound to: its own where it is a window, all where it may see
    /// all.
    Optional<PartyId> onlyOf(Party viewer) {
        return switch (viewer.kind()) {
            case OPERATOR, AUDITOR -> Optional.empty();
            case WINDOW -> Optional.of(viewer.id());
            case DEPARTMENT, ADMINISTRATOR, SOCIAL -> throw new ProblemException(Problem.of(Fault.FORBIDDEN));
        };
    }

    private static ProblemException notThere() {
        return new ProblemException(Problem.of(Fault.NOT_FOUND));
    }
}

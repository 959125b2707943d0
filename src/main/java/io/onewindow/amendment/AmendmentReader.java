package io.onewindow.amendment;

import io.onewindow.material.ClaimReader;
import io.onewindow.material.MaterialBook;
import io.onewindow.party.Actor;
import io.onewindow.party.PartyId;
import io.onewindow.party.Person;
import io.onewindow.wire.Faults;
import io.onewindow.wire.Fields;
import io.onewindow.wire.StrictJson;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads what a window wants changed; what is wrong with it goes back as one problem.
@Component
class AmendmentReader {

    private final MaterialBook materials;

    AmendmentReader(MaterialBook materials) {
        this.materials = materials;
    }

    /// An application taken back.
    record Withdrawal(Person clerk, String reason) {}

    CorrectionDesk.HandedIn correction(PartyId window, byte[] body) {
        Faults faults = new Faults();
        Fields fields = Fields.document(body, faults);
        Person clerk = Person.clerk(fields);
        String correctionNo = fields.text("correctionNo", StrictJson.NAME);
        List<MaterialBook.Claimed> claimed = ClaimReader.claims(fields);
        JsonNode attached = fields.raw("materials");
        ObjectNode form = fields.free("form");
        fields.refuseUnknown();
        materials.check(claimed, window, faults);
        faults.throwProblem();
        return new CorrectionDesk.HandedIn(new Actor(window, clerk), correctionNo, attached, form, body);
    }

    Withdrawal withdrawal(byte[] body) {
        Faults faults = new Faults();
        Fields fields = Fields.document(body, faults);
        Withdrawal withdrawal = new Withdrawal(Person.clerk(fields), fields.text("reason", StrictJson.TEXT));
        fields.refuseUnknown();
        faults.throwProblem();
        return withdrawal;
    }
}

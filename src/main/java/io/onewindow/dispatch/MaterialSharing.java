package io.onewindow.dispatch;

import io.onewindow.catalogue.Catalogue;
import io.onewindow.catalogue.RecordView;
import io.onewindow.handoff.Handoff;
import io.onewindow.material.MaterialBook;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Lets departments open the documents of the handoffs that are passed on to them: those that their view of the
/// record shows them.
@Component
public class MaterialSharing {

    private final Catalogue catalogue;
    private final MaterialBook materials;

    MaterialSharing(Catalogue catalogue, MaterialBook materials) {
        this.catalogue = catalogue;
        this.materials = materials;
    }

    /// Shares the documents of a list of materials with the departments of these handoffs, in the running
    /// transaction.
    public void share(JsonNode attached, List<Handoff> handoffs) {
        materials.share(handoffs.stream()
                .flatMap(handoff -> attached.valueStream()
                        .filter(material -> view(handoff)
                                .showsMaterial(material.path("code").asString("")))
                        .map(material -> reader(material, handoff)))
                .distinct()
                .toList());
    }

    /// Hands documents over to the department that asked for them, in the running transaction.
    public void handOver(JsonNode attached, Handoff handoff) {
        materials.share(attached.valueStream()
                .map(material -> reader(material, handoff))
                .distinct()
                .toList());
    }

    private static MaterialBook.Reader reader(JsonNode material, Handoff handoff) {
        return new MaterialBook.Reader(material.path("sha256").asString(""), handoff.department(), handoff.number());
    }

    private RecordView view(Handoff handoff) {
        return catalogue.viewOf(handoff.department(), handoff.terms().matter());
    }
}

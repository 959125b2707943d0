package io.onewindow.dispatch;

import io.onewindow.canonical.Json;
import io.onewindow.casefile.CaseIdentity;
import io.onewindow.handoff.Handoff;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.JsonNode;

/// A handoff that this node may pass on, for as long as its lease runs.
///
/// @param handoff  the handoff
/// @param material what its request is made of
/// @param again    whether it was claimed before, so that its department may have it already
record Claimed(Handoff handoff, Material material, boolean again) {

    /// What a request is made of.
    ///
    /// @param identity what never changes about the case
    /// @param record   the acceptance record
    /// @param siblings all handoffs of the case
    record Material(CaseIdentity identity, Supplier<JsonNode> record, List<Handoff> siblings) {

        /// The handoffs of a case share its record, which is read once, by the first of them that leaves.
        static Material of(CaseIdentity identity, byte[] record, List<Handoff> siblings) {
            return new Material(identity, SingletonSupplier.of(() -> Json.tree(record)), siblings);
        }
    }
}

package io.onewindow.catalogue;

import io.onewindow.canonical.Digest;
import io.onewindow.identifier.RegionCode;
import io.onewindow.party.PartyId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/// What can be applied for, as it was when the hub started. It never changes while the hub runs.
///
/// @param version     the digest over the bytes of the files it was read from
/// @param matters     all matters, in the files' order
/// @param themes      all themes, in the files' order
/// @param departments all departments by id, then those that only a regional catalogue knows
/// @param regions     the regions that applications can be made for
public record Catalogue(
        Digest version,
        SequencedMap<MatterCode, Matter> matters,
        SequencedMap<ThemeId, Theme> themes,
        SequencedMap<PartyId, Department> departments,
        SequencedMap<RegionCode, Region> regions) {

    public Catalogue {
        matters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(matters));
        themes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(themes));
        departments = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(departments));
        regions = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(regions));
    }

    /// The matter of that code.
    public Optional<Matter> matter(MatterCode code) {
        return Optional.ofNullable(matters.get(code));
    }

    /// The theme of that id.
    public Optional<Theme> theme(ThemeId id) {
        return Optional.ofNullable(themes.get(id));
    }

    /// The department of that id.
    public Optional<Department> department(PartyId id) {
        return Optional.ofNullable(departments.get(id));
    }

    /// The city or county of that code.
    public Optional<Region> region(RegionCode code) {
        return Optional.ofNullable(regions.get(code));
    }

    /// Whether the matter can be handed to its department. One that cannot is listed, and refused at intake.
    public boolean connected(Matter matter) {
        return department(matter.department())
                .filter(owner -> owner.serves(matter.code()))
                .isPresent();
    }

    /// What a department may see of a record that it is handed for a matter, its own or another's that came by
    /// transfer.
    public RecordView viewOf(PartyId department, MatterCode matter) {
        return department(department)
                .map(found -> found.transferredView(matter))
                .orElse(RecordView.NOTHING);
    }

    /// What the responsible department may see of a record; empty when the matter is not connected.
    public Optional<RecordView> view(Matter matter) {
        return department(matter.department()).flatMap(owner -> owner.view(matter.code()));
    }
}

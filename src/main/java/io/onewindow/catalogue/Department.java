package io.onewindow.catalogue;

import io.onewindow.party.PartyId;
import io.onewindow.party.Person;
import io.onewindow.settings.ConfigNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A department that decides on matters: where it belongs, how its system is reached, and what it may see.
///
/// @param id          the party it is
/// @param nameZh      its name in Chinese
/// @param nameEn      its name in English; the Chinese one where its source gives no other
/// @param region      the region it is responsible for
/// @param level       the level of government it is of
/// @param way         how records reach it
/// @param uscc        its unified social credit code (GB 32100); empty when its file names none
/// @param codes       other codes that catalogues know it by
/// @param views       of each matter that is handed to it, what it may see of a record
/// @param transferred what it may see of a matter that another department transferred to it
/// @param people      whom to ask about its system
/// @param contact     how to reach them; empty when its file does not say
/// @param connection  the settings of its way, read by whoever serves that way
public record Department(
        PartyId id,
        String nameZh,
        String nameEn,
        Region region,
        Level level,
        Way way,
        String uscc,
        List<String> codes,
        Map<MatterCode, RecordView> views,
        RecordView transferred,
        List<Person> people,
        String contact,
        ConfigNode connection) {

    public Department {
        codes = List.copyOf(codes);
        views = Map.copyOf(views);
        people = List.copyOf(people);
    }

    /// How records reach a department.
    public enum Way {
        /// Its queue on the hub's broker.
        BROKER,
        /// Its own HTTP endpoint.
        PUSH,
        /// It fetches them from its mailbox over HTTP.
        PULL,
        /// Exchange tables in its own database.
        TABLES,
        /// Files in a shared folder.
        FILES,
        /// A person at a page of the hub.
        DESK,
        /// None: only a regional catalogue knows the department.
        UNCONNECTED
    }

    /// What it may see of a record, for a matter of its own.
    public Optional<RecordView> view(MatterCode matter) {
        return Optional.ofNullable(views.get(matter));
    }

    /// What it may see of a record, for a matter that another department transferred to it: as if it were its
    /// own where its file lists the matter, else what the file lists under `transferred`.
    public RecordView transferredView(MatterCode matter) {
        return view(matter).orElse(transferred);
    }

    /// This department with views of further matters; those it has already stay as they are.
    public Department showing(Map<MatterCode, RecordView> more) {
        Map<MatterCode, RecordView> all = new HashMap<>(more);
        all.putAll(views);
        return new Department(
                id, nameZh, nameEn, region, level, way, uscc, codes, all, transferred, people, contact, connection);
    }

    /// Whether a matter can be handed to it at all.
    public boolean serves(MatterCode matter) {
        return way != Way.UNCONNECTED && views.containsKey(matter);
    }
}

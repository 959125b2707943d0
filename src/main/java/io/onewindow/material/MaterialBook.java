package io.onewindow.material;

import io.onewindow.casefile.HandoffNumber;
import io.onewindow.party.PartyId;
import io.onewindow.wire.Fault;
import io.onewindow.wire.Faults;
import io.onewindow.wire.Problem;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Keeps scanned documents. Their bytes stand in files named by their digest, so that the same document is kept once;
/// who may open one stands in the database.
@Service
public class MaterialBook {

    private final MaterialFiles files;
    private final Materials materials;

    MaterialBook(MaterialFiles files, Materials materials) {
        this.files = files;
        this.materials = materials;
    }

    /// A document as a message claims it.
    ///
    /// @param code      which of the required documents it is
    /// @param sha256    the digest of its bytes
    /// @param mediaType what it is said to be
    /// @param size      how many bytes it has
    public record Claimed(String code, String sha256, String mediaType, long size) {}

    /// A document as it is stored.
    public record Stored(String sha256, String mediaType, long size) {}

    /// A document that may be opened.
    ///
    /// @param acceptanceNo the latest case it was handed over with; empty for whoever brought it
    public record Opened(Stored stored, Path file, String acceptanceNo) {}

    /// That a department may open a document once a handoff is passed on to it.
    public record Reader(String sha256, PartyId party, HandoffNumber handoff) {}

    /// What became of a document that was sent.
    public sealed interface Storing {
        /// It is stored, and durable.
        record Done(Stored stored) implements Storing {}

        /// It could not be taken.
        record Refused(Problem problem) implements Storing {}
    }

    /// Stores a document as it streams in.
    ///
    /// @param sha256 the digest that its sender gives it
    public Storing store(PartyId from, String sha256, String mediaType, InputStream content) {
        MaterialFiles.Writing writing = files.write(sha256, mediaType, content);
        return switch (writing) {
            case MaterialFiles.Writing.Refused refused -> new Storing.Refused(refused.problem());
            case MaterialFiles.Writing.Written written -> {
                materials.insert(written.stored(), from);
                yield new Storing.Done(written.stored());
            }
        };
    }

    /// The document of that digest, for a party that may open it.
    public Optional<Opened> open(String sha256, PartyId party) {
        return materials
                .readable(sha256, party)
                .map(found -> new Opened(found.stored(), files.file(sha256), found.acceptanceNo()));
    }

    /// Checks the documents that an application or a correction claims: each has to be there, and be what is
    /// claimed.
    ///
    /// @param window who claims them; it has to have brought them
    public void check(List<Claimed> claimed, PartyId window, Faults faults) {
        if (claimed.isEmpty()) {
            return;
        }
        Map<String, Stored> stored =
                materials.brought(claimed.stream().map(Claimed::sha256).toList(), window);
        for (int i = 0; i < claimed.size(); i++) {
            check(claimed.get(i), Optional.ofNullable(stored.get(claimed.get(i).sha256())), "/materials/" + i, faults);
        }
    }

    private static void check(Claimed claimed, Optional<Stored> stored, String pointer, Faults faults) {
        if (faults.unread(pointer) || faults.unread(pointer + "/sha256")) {
            return;
        }
        if (stored.isEmpty()) {
            faults.add(pointer + "/sha256", Fault.MATERIAL_UNKNOWN, claimed.sha256());
            return;
        }
        if (stored.get().size() != claimed.size() && !faults.unread(pointer + "/size")) {
            faults.add(pointer + "/size", Fault.MATERIAL_SIZE);
        }
        if (!ContentType.fits(claimed.mediaType(), stored.get().mediaType())) {
            faults.add(pointer + "/mediaType", Fault.MATERIAL_TYPE, claimed.mediaType());
        }
    }

    /// Lets departments open documents as soon as their handoffs are passed on to them, in the running
    /// transaction.
    @Transactional(propagation = Propagation.MANDATORY)
    public void share(List<Reader> readers) {
        if (!readers.isEmpty()) {
            materials.share(readers);
        }
    }
}

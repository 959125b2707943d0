package io.onewindow.party;

import io.onewindow.settings.ConfigFile;
import io.onewindow.settings.ConfigNode;
import io.onewindow.settings.StartFault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads the parties: `config/parties/*.yaml`, and of each `config/departments/*.yaml` the members that make it a
/// party. An id is its file's name, so that no two files can claim one party.
///
/// Outside demo mode no party may have a well-known secret or no proof at all. That check hashes, so it takes about
/// a third of a second a party and processor.
public final class PartyFiles {

    /// Secrets a party may have at a time: the one in use, the next, and as many again for a second system.
    static final int MOST_SECRETS = 4;

    private final boolean demo;
    private final Map<PartyId, Found> byId = new HashMap<>();
    private final Map<String, ConfigNode> subjects = new HashMap<>();

    private record Found(Party party, ConfigNode node) {}

    private PartyFiles(boolean demo) {
        this.demo = demo;
    }

    /// All parties of a configuration folder.
    ///
    /// @param configDir the folder that holds `parties` and `departments`
    /// @param demo      whether the sample secret is accepted
    /// @throws StartFault for what no party can be made of
    public static List<Party> read(Path configDir, boolean demo) {
        PartyFiles files = new PartyFiles(demo);
        List<Found> found = Stream.concat(
                        ConfigFile.readAll(configDir.resolve("parties")).stream()
                                .map(files::party),
                        ConfigFile.readAll(configDir.resolve("departments")).stream()
                                .map(files::department))
                .toList();
        if (!demo) {
            refuseWellKnownSecrets(found);
        }
        return found.stream().map(Found::party).toList();
    }

    private Found party(ConfigFile file) {
        ConfigNode root = file.root().only("id", "kind", "name", "secrets", "oidcSubjects");
        PartyKind kind = root.member("kind").oneOf(PartyKind.class);
        if (kind == PartyKind.DEPARTMENT) {
            throw root.member("kind").fault("a department among the other parties", "move it to config/departments");
        }
        return found(file, kind);
    }

    private Found department(ConfigFile file) {
        // What else stands in the file is the catalogue's, which refuses members that nobody reads.
        return found(file, PartyKind.DEPARTMENT);
    }

    private Found found(ConfigFile file, PartyKind kind) {
        ConfigNode root = file.root();
        ConfigNode name = root.member("name").only("zh", "en");
        Party party = new Party(id(file), kind, name.text("zh"), name.text("en"), secrets(root), oidcSubjects(root));
        Found found = new Found(party, root);
        Found earlier = byId.putIfAbsent(party.id(), found);
        if (earlier != null) {
            throw root.member("id")
                    .fault(
                            "the id '" + party.id() + "' is taken by "
                                    + earlier.node().where(),
                            "choose another");
        }
        if (!demo && party.secrets().isEmpty() && party.oidcSubjects().isEmpty()) {
            throw root.fault(
                    "the party '" + party.id() + "' has nothing to prove itself with",
                    "add a hash made by `hash-secret` under secrets, or a subject under oidcSubjects");
        }
        return found;
    }

    private static PartyId id(ConfigFile file) {
        ConfigNode node = file.root().member("id");
        String id = node.text();
        if (!PartyId.isPartyId(id)) {
            throw node.fault("'" + id + "' is no party id", "use kebab-case, 1 to 40 characters");
        }
        if (id.equals(PartyId.HUB.value())) {
            throw node.fault("'" + id + "' is the hub's own name", "choose another");
        }
        if (!id.equals(file.stem())) {
            throw node.fault("the id '" + id + "' is not the file's name", "name the file " + id + ".yaml");
        }
        return new PartyId(id);
    }

    private static List<String> secrets(ConfigNode root) {
        List<String> hashes = new ArrayList<>();
        for (ConfigNode node : root.items("secrets")) {
            // The text itself is not shown: it may be the secret.
            if (!Secrets.isHash(node.text())) {
                throw node.fault(
                        "a secret that is no {bcrypt} hash of work factor 4 to 14", "make one by `hash-secret`");
            }
            hashes.add(node.text());
        }
        if (hashes.size() > MOST_SECRETS) {
            throw root.member("secrets")
                    .fault(hashes.size() + " secrets, " + MOST_SECRETS + " at most", "remove those out of use");
        }
        return hashes;
    }

    private List<String> oidcSubjects(ConfigNode root) {
        List<String> found = new ArrayList<>();
        for (ConfigNode node : root.items("oidcSubjects")) {
            ConfigNode earlier = subjects.putIfAbsent(node.text(), node);
            if (earlier != null) {
                throw node.fault(
                        "the subject '" + node.text() + "' already proves the party of " + earlier.where(),
                        "leave it with one party");
            }
            found.add(node.text());
        }
        return found;
    }

    private static void refuseWellKnownSecrets(List<Found> found) {
        List<Optional<StartFault>> faults = found.parallelStream()
                .flatMap(one -> one.node().items("secrets").stream().map(hash -> wellKnown(one.party(), hash)))
                .toList();
        faults.stream().flatMap(Optional::stream).findFirst().ifPresent(fault -> {
            throw fault;
        });
    }

    private static Optional<StartFault> wellKnown(Party party, ConfigNode hash) {
        return Secrets.wellKnown(hash.text(), party.id().value())
                .map(secret -> hash.fault(
                        "the secret of '" + party.id() + "' is a well-known one, '" + secret + "'",
                        "draw a new one and put its `hash-secret` here, or set hub.demo.enabled=true"));
    }
}

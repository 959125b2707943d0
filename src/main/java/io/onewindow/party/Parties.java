package io.onewindow.party;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Every party the hub knows, and the check of what they bring to prove themselves.
public final class Parties {

    private final Map<PartyId, Party> byId;
    private final Secrets secrets;
    private final long rounds;

    /// @param parties all parties, of `config/parties` and `config/departments`
    /// @param secrets checks a secret against its hash
    public Parties(Collection<Party> parties, Secrets secrets) {
        Map<PartyId, Party> sorted = new TreeMap<>();
        parties.forEach(party -> sorted.put(party.id(), party));
        this.byId = Map.copyOf(sorted);
        this.secrets = secrets;
        this.rounds = Secrets.rounds(sorted.values());
    }

    /// The party of that id.
    public Optional<Party> find(PartyId id) {
        return Optional.ofNullable(byId.get(id));
    }

    /// All parties of a kind, by id.
    public List<Party> ofKind(PartyKind kind) {
        return byId.values().stream()
                .filter(party -> party.kind() == kind)
                .sorted((left, right) -> left.id().compareTo(right.id()))
                .toList();
    }

    /// The party that this id and secret prove; empty for an unknown id or a wrong secret, which take equally
    /// long.
    public Optional<Party> authenticate(String id, String secret) {
        Optional<Party> party = PartyId.isPartyId(id) ? find(new PartyId(id)) : Optional.empty();
        List<String> hashes = party.map(Party::secrets).orElse(List.of());
        return secrets.prove(id, hashes, secret, rounds) ? party : Optional.empty();
    }

    /// The party that a verified token of this subject proves.
    public Optional<Party> ofSubject(String subject) {
        return byId.values().stream()
                .filter(party -> party.oidcSubjects().contains(subject))
                .findFirst();
    }
}

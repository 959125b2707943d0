package io.onewindow.acceptance;

import static io.onewindow.commit.Columns.bytes;
import static io.onewindow.commit.Columns.texts;

import io.onewindow.canonical.Digest;
import io.onewindow.casefile.AcceptanceNumber;
import io.onewindow.party.PartyId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The windows' own keys of their applications: the same key never opens a second case.
@Repository
class IdempotencyKeys {

    /// A window's key.
    record Key(PartyId window, String text) {}

    /// A key, what was submitted under it, and the case that it opens.
    record Claim(Key key, Digest content, AcceptanceNumber number) {}

    private final JdbcClient jdbc;

    IdempotencyKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Claims keys, waiting for another transaction that is just claiming the same one.
    ///
    /// @return the numbers whose keys were free
    Set<AcceptanceNumber> claim(Collection<Claim> claims) {
        return new HashSet<>(jdbc.sql("""
                insert into idempotency_key (party, key, body_digest, acceptance_no)
                select * from unnest(?::text[], ?::text[], ?::bytea[], ?::text[]) as v (party, key, digest, number)
                order by party, key
                on conflict do nothing returning acceptance_no
                """)
                .param(texts(claims, claim -> claim.key().window().value()))
                .param(texts(claims, claim -> claim.key().text()))
                .param(bytes(claims, claim -> claim.content().raw()))
                .param(texts(claims, claim -> claim.number().value()))
                .query((row, index) -> new AcceptanceNumber(row.getString(1)))
                .list());
    }

    /// What was claimed under these keys.
    Map<Key, Claim> of(List<Key> keys) {
        Map<Key, Claim> claims = new HashMap<>();
        if (!keys.isEmpty()) {
            jdbc.sql("""
                    select i.party, i.key, i.body_digest, i.acceptance_no
                    from unnest(?::text[], ?::text[]) as v (party, key)
                    join idempotency_key i on i.party = v.party and i.key = v.key
                    """)
                    .param(texts(keys, key -> key.window().value()))
                    .param(texts(keys, Key::text))
                    .query(row -> {
                        Key key = new Key(new PartyId(row.getString(1)), row.getString(2));
                        AcceptanceNumber number = new AcceptanceNumber(row.getString(4));
                        claims.put(key, new Claim(key, Digest.ofRaw(row.getBytes(3)), number));
                    });
        }
        return claims;
    }
}

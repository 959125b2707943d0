package io.onewindow.party;

import java.util.List;

/// A system or office that hands records over.
///
/// @param id      its name on every connection
/// @param kind    what it may do
/// @param nameZh  its name in Chinese
/// @param nameEn  its name in English
/// @param secrets hashes of its secrets, in Spring Security's `{id}hash` form
/// @param oidcSubjects the `sub` claims of the bearer tokens that prove it
public record Party(
        PartyId id, PartyKind kind, String nameZh, String nameEn, List<String> secrets, List<String> oidcSubjects) {
    public Party {
        secrets = List.copyOf(secrets);
        oidcSubjects = List.copyOf(oidcSubjects);
    }
}

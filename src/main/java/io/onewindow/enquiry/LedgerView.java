package io.onewindow.enquiry;

import io.onewindow.canonical.Json;
import io.onewindow.enquiry.Sight.Seen;
import io.onewindow.ledger.Ledger;
import io.onewindow.ledger.WrittenEntry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// The ledger of a case, as a document and as a story.
@Component
class LedgerView {

    private static final int MOST = 100_000;

    private final Ledger ledger;

    LedgerView(Ledger ledger) {
        this.ledger = ledger;
    }

    /// The entries as they are served, with the hash of the last one.
    String document(Seen seen) {
        List<WrittenEntry> entries = entries(seen);
        Set<String> handoffs = seen.handoffNumbers();
        String list = entries.stream()
                .map(entry -> visible(entry, seen.share(), handoffs) ? entry.served() : entry.omitted())
                .collect(Collectors.joining(","));
        String head = entries.isEmpty() ? "" : entries.getLast().hash().text();
        return "{\"entries\":[" + list + "],\"head\":\"" + head + "\"}";
    }

    /// The entries as a story.
    String story(Seen seen) {
        Set<String> handoffs = seen.handoffNumbers();
        return Story.of(entries(seen), entry -> visible(entry, seen.share(), handoffs));
    }

    private List<WrittenEntry> entries(Seen seen) {
        return ledger.after(seen.file().number().value(), 0, MOST);
    }

    /// Whether somebody who sees only some handoffs may read the entry.
    static boolean visible(WrittenEntry entry, boolean share, Set<String> handoffs) {
        if (!share) {
            return true;
        }
        JsonNode written = Json.tree(entry.canonical());
        return handoffs.contains(written.path("handoffNo").asString(""));
    }
}

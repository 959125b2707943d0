package io.onewindow.answer;

import io.onewindow.party.Person;
import io.onewindow.wire.Language;
import io.onewindow.wire.Problem;
import java.util.Arrays;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// What departments sent and could not be taken: kept for the operator, counted when it comes again.
@Repository
class RefusedAnswers {

    /// At most so much of a refused message is kept, in bytes.
    static final int KEPT_BYTES = 65_536;

    /// At most so many different refusals of one handoff stand in its case's ledger; more are only counted.
    static final int MOST_OF_A_HANDOFF = 100;

    /// A refusal.
    ///
    /// @param handoffNo the handoff it names; empty where it names none
    record Refusal(ArrivedAnswer arrived, Problem problem, String handoffNo, Person officer) {}

    private final JdbcClient jdbc;

    RefusedAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Keeps a refusal, or counts it once more.
    ///
    /// @return whether it is a new one, and belongs in a ledger
    boolean keep(Refusal refusal) {
        ArrivedAnswer.Content content = refusal.arrived().content();
        byte[] kept =
                content.bytes().length > KEPT_BYTES ? Arrays.copyOf(content.bytes(), KEPT_BYTES) : content.bytes();
        int times = jdbc.sql("""
                insert into refused_answer (department, digest, code, reason, handoff_no, size, body, first_seen, last_seen,
                    times)
                values (?, ?, ?, ?, ?, ?, ?, now(), now(), 1)
                on conflict (department, digest, handoff_no, code)
                    do update set times = refused_answer.times + 1, last_seen = now()
                returning times
                """)
                .param(refusal.arrived().department().value())
                .param(content.digest().raw())
                .param(refusal.problem().fault().name())
                .param(refusal.problem().message(Language.EN))
                .param(refusal.handoffNo())
                .param(content.size())
                .param(kept)
                .query(Integer.class)
                .single();
        return times == 1 && ofHandoff(refusal) <= MOST_OF_A_HANDOFF;
    }

    private int ofHandoff(Refusal refusal) {
        return jdbc.sql("""
                select count(*) from (select 1 from refused_answer where department = ? and handoff_no = ? limit ?) as few
                """)
                .param(refusal.arrived().department().value())
                .param(refusal.handoffNo())
                .param(MOST_OF_A_HANDOFF + 1)
                .query(Integer.class)
                .single();
    }
}

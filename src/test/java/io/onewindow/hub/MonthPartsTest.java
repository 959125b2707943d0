package io.onewindow.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class MonthPartsTest {

    private static final String THIS_MONTH =
            "select 'ledger_entry_' || to_char(now() at time zone 'Asia/Shanghai', 'YYYYMM')";

    private final JdbcClient database = RunningHub.shared().part(JdbcClient.class);

    private int made(int ahead) {
        return database.sql("select make_month_parts(?)")
                .param(ahead)
                .query(Integer.class)
                .single();
    }

    @Test
    void areMadeAheadByWhoeverMayNotMakeTables() {
        // When
        int missing = made(2);
        int further = made(3);
        int again = made(3);
        // Then
        assertThat(missing).isZero();
        assertThat(further).isEqualTo(3);
        assertThat(again).isZero();
    }

    @Test
    void areNoWayAroundTheirTable() {
        // Given
        String part = database.sql(THIS_MONTH).query(String.class).single();
        // Then
        for (String sql : List.of("update %s set seq = 0", "delete from %s", "select seq from %s", "drop table %s")) {
            assertThatThrownBy(() -> database.sql(sql.formatted(part)).update())
                    .as(sql)
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .message()
                    .containsAnyOf("permission denied", "must be owner");
        }
    }
}

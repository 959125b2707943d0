package io.onewindow.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.onewindow.settings.StartFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidayFilesTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                                                                    | No content",
                "null                                                                  | holds no calendar",
                "{'year':2026,                                                         | 2026.json:1:",
                "{'year':2026,\\n'days':[\\n{'date':'2026-02-30','isOffDay':true}]}    | 2026.json:3:",
                "{'year':2026,'days':[{'date':'','isOffDay':true}]}                    | 2026.json:1:",
                "{'year':2026,'days':[{'date':'2026-01-01'}]}                          | isOffDay",
                "{'year':2026,'days':[{'date':'2026-01-01','isOffDay':'no'}]}          | 2026.json:1:",
                "{'year':2026,'days':[{'date':'2026-01-01','isOffDay':0}]}             | 2026.json:1:",
                "{'year':2026,'days':[null]}                                           | null",
                "{'year':2026,'days':null}                                             | days",
                "{'year':2026}                                                         | days",
                "{'days':[]}                                                           | year",
                "{'year':2026,'year':2026,'days':[]}                                   | year",
                "{'year':2026,'days':[]} x                                             | 2026.json:1:",
                "[]                                                                    | 2026.json:1:"
            })
    void stopsTheStartOnABrokenFile(String json, String expected) throws IOException {
        // Given
        write("2026.json", json.replace("\\n", "\n"));

        // Then
        refusesToRead("2026.json", expected);
    }

    @Test
    void stopsTheStartOnADayOfAnotherYear() throws IOException {
        // Given
        write("2026.json", "{'year':2026,'days':[{'date':'2027-01-01','isOffDay':true}]}");

        // Then
        refusesToRead("2026.json", "2027-01-01 is not a day of 2026");
    }

    @Test
    void takesTheDecemberBeforeIntoAYear() throws IOException {
        // Given
        write("2019.json", "{'year':2019,'days':[{'date':'2018-12-29','isOffDay':false}]}");

        // When
        HolidayCalendar calendar = HolidayCalendar.read(folder);

        // Then
        assertThat(calendar.isWorkingDay(LocalDate.of(2018, 12, 29))).isTrue();
        assertThat(calendar.isLoaded(2018)).isFalse();
    }

    @Test
    void stopsTheStartOnADayThatIsThereTwice() throws IOException {
        // Given
        write(
                "2026.json",
                "{'year':2026,'days':[{'date':'2026-01-01','isOffDay':true},{'date':'2026-01-01','isOffDay':false}]}");

        // Then
        refusesToRead("2026.json", "2026-01-01 is there twice");
    }

    @Test
    void stopsTheStartOnADayThatTwoFilesName() throws IOException {
        // Given
        write("2026.json", "{'year':2026,'days':[{'date':'2026-12-31','isOffDay':true}]}");
        write("2027.json", "{'year':2027,'days':[{'date':'2026-12-31','isOffDay':true}]}");

        // Then
        refusesToRead("2027.json", "2026-12-31 is there twice");
    }

    @ParameterizedTest
    @CsvSource({"2027.json, 2026", "calendar.json, 2026", "1999.json, 1999"})
    void stopsTheStartOnAFileThatIsNotNamedByItsYear(String name, int year) throws IOException {
        // Given
        write(name, "{'year':" + year + ",'days':[]}");

        // Then
        refusesToRead(name, "holds the year " + year);
    }

    @Test
    void stopsTheStartWithoutAFolder() {
        // Given
        Path missing = folder.resolve("calendar");

        // Then
        assertThatExceptionOfType(StartFault.class)
                .isThrownBy(() -> HolidayCalendar.read(missing))
                .withMessageContainingAll(missing.toString(), "put one <year>.json a year there");
    }

    @Test
    void readsNothingButJsonFiles() throws IOException {
        // Given
        write("SOURCE.md", "whence");
        write(
                "2026.json",
                "{'$schema':'x','year':2026,'papers':[],'days':[{'name':'元旦','date':'2026-01-01',"
                        + "'isOffDay':true}],'added':{}}");

        // Then
        assertThat(HolidayCalendar.read(folder).isLoaded(2026)).isTrue();
    }

    private void write(String name, String json) throws IOException {
        Files.writeString(folder.resolve(name), json.replace('\'', '"'));
    }

    private void refusesToRead(String name, String expected) {
        assertThatExceptionOfType(StartFault.class)
                .isThrownBy(() -> HolidayCalendar.read(folder))
                .withMessageContainingAll(folder.resolve(name).toString(), expected, "mend the file")
                .withMessageNotContaining("\n");
    }
}

package io.onewindow.calendar;

import com.fasterxml.jackson.annotation.Nulls;
import io.onewindow.settings.StartFault;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/// Reads the holiday files of a folder; a file that cannot be trusted stops the start, since deadlines follow from it.
final class HolidayFiles {

    private static final int FIRST_YEAR = 2000;
    private static final String REMEDY = "; mend the file, or remove it and its year's deadlines are provisional";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .changeDefaultNullHandling(nulls -> nulls.withValueNulls(Nulls.FAIL, Nulls.FAIL))
            .build();

    private HolidayFiles() {}

    /// Every `*.json` of the folder, by name.
    static List<HolidayFile> read(Path folder) {
        Set<LocalDate> known = new HashSet<>();
        List<HolidayFile> files = new ArrayList<>();
        for (Path path : jsonFiles(folder)) {
            HolidayFile file = parsed(path);
            requireItsName(path, file);
            file.days().forEach(day -> requireOnceAndInPlace(path, file, day.date(), known.add(day.date())));
            files.add(file);
        }
        return files;
    }

    private static List<Path> jsonFiles(Path folder) {
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder, "*.json")) {
            return StreamSupport.stream(paths.spliterator(), false).sorted().toList();
        } catch (IOException fault) {
            throw new StartFault(
                    folder + ": the folder of the holiday calendar cannot be read; put one <year>.json a year there",
                    fault);
        }
    }

    private static HolidayFile parsed(Path path) {
        try {
            return Optional.ofNullable(MAPPER.readValue(path, HolidayFile.class))
                    .orElseThrow(() -> new StartFault(path + ": holds no calendar" + REMEDY));
        } catch (JacksonException fault) {
            throw new StartFault(path + placeOf(fault) + ": " + fault.getOriginalMessage() + REMEDY, fault);
        }
    }

    private static String placeOf(JacksonException fault) {
        return Optional.ofNullable(fault.getLocation())
                .filter(location -> location.getLineNr() > 0)
                .map(location -> ":" + location.getLineNr() + ":" + location.getColumnNr())
                .orElse("");
    }

    private static void requireItsName(Path path, HolidayFile file) {
        if (file.year() < FIRST_YEAR || !path.endsWith(file.year() + ".json")) {
            throw new StartFault(path + ": holds the year " + file.year() + ", but a file is named <year>.json, from "
                    + FIRST_YEAR + " on" + REMEDY);
        }
    }

    private static void requireOnceAndInPlace(Path path, HolidayFile file, LocalDate date, boolean isNew) {
        if (!file.covers(date)) {
            throw new StartFault(path + ": " + date + " is not a day of " + file.year() + REMEDY);
        }
        if (!isNew) {
            throw new StartFault(path + ": " + date + " is there twice" + REMEDY);
        }
    }
}

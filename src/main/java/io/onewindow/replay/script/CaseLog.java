package io.onewindow.replay.script;

import io.onewindow.wire.Faults;
import io.onewindow.wire.FieldFault;
import io.onewindow.wire.Language;
import io.onewindow.wire.Problem;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads a log, a case on each line as JSON, and checks all of it before any of it is used.
public final class CaseLog {

    private static final int LINE_BYTES = 1 << 20;
    private static final int MOST_CASES = 1_000_000;
    private static final int MOST_COMPLAINTS = 20;

    /// What reading came to.
    public sealed interface Reading {
        /// Every line can be replayed.
        record Sound(List<RecordedCase> cases) implements Reading {
            public Sound {
                cases = List.copyOf(cases);
            }
        }

        /// At least one line cannot.
        ///
        /// @param complaints what is wrong, each with file and line
        record Faulty(List<String> complaints) implements Reading {
            public Faulty {
                complaints = List.copyOf(complaints);
            }
        }
    }

    private final Path file;
    private final Language language;
    private final Instant latest;
    private final List<RecordedCase> cases = new ArrayList<>();
    private final List<String> complaints = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private int withheld;

    private CaseLog(Path file, Language language, Instant latest) {
        this.file = file;
        this.language = language;
        this.latest = latest;
    }

    /// Reads a file.
    ///
    /// @param language of the complaints
    /// @param latest   no case was handed in after it
    public static Reading read(Path file, Language language, Instant latest) {
        CaseLog log = new CaseLog(file, language, latest);
        if (!Files.exists(file)) {
            return log.faulty("没有这个文件", "there is no such file");
        }
        if (Files.isDirectory(file)) {
            return log.faulty("这是一个文件夹", "this is a folder");
        }
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            log.readLines(in);
        } catch (AccessDeniedException denied) {
            return log.faulty("不允许读取", "it may not be read");
        } catch (IOException unreadable) {
            return log.faulty("无法读取：" + unreadable.getMessage(), "it cannot be read: " + unreadable.getMessage());
        }
        return log.reading();
    }

    private Reading faulty(String zh, String en) {
        return new Reading.Faulty(List.of(file + ": " + say(zh, en)));
    }

    private Reading reading() {
        if (withheld > 0) {
            complaints.add(file + ": " + say("另有 " + withheld + " 行有误", withheld + " more lines are wrong"));
        }
        if (!complaints.isEmpty()) {
            return new Reading.Faulty(complaints);
        }
        return cases.isEmpty() ? faulty("文件为空，没有办件", "it is empty: there is no case in it") : new Reading.Sound(cases);
    }

    private void readLines(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int number = 1;
        for (int one = in.read(); one >= 0; one = in.read()) {
            if (one == '\n') {
                take(number, line.toByteArray());
                line.reset();
                number++;
            } else if (line.size() <= LINE_BYTES) {
                line.write(one);
            }
        }
        take(number, line.toByteArray());
    }

    private void take(int number, byte[] line) {
        if (line.length > LINE_BYTES) {
            complain(number, say("超过 1 MiB", "it is longer than 1 MiB"));
        } else if (cases.size() == MOST_CASES) {
            complain(number, say("办件超过 " + MOST_CASES + " 个", "there are more than " + MOST_CASES + " cases"));
        } else if (!isBlank(line)) {
            read(number, line);
        }
    }

    private void read(int number, byte[] line) {
        Faults faults = new Faults();
        Optional<RecordedCase> read = new CaseReader(faults, latest).read(number, line);
        faults.problem().ifPresent(problem -> complain(number, sentences(problem)));
        read.ifPresent(this::add);
    }

    private void add(RecordedCase one) {
        Optional<Integer> first = Optional.ofNullable(lines.putIfAbsent(one.caseId(), one.line()));
        if (first.isPresent()) {
            complain(
                    one.line(),
                    say(
                            "办件 " + one.caseId() + " 已在第 " + first.get() + " 行出现",
                            "the case " + one.caseId() + " stands in line " + first.get() + " already"));
        } else {
            cases.add(one);
        }
    }

    private String sentences(Problem problem) {
        List<String> sentences =
                problem.errors().stream().map(this::sentence).distinct().toList();
        return String.join("; ", sentences);
    }

    private String sentence(FieldFault fault) {
        return (fault.pointer() + ' ' + fault.message(language)).strip();
    }

    private void complain(int number, String what) {
        if (complaints.size() == MOST_COMPLAINTS) {
            withheld++;
        } else {
            complaints.add(file + ":" + number + ": " + what);
        }
    }

    private String say(String zh, String en) {
        return language == Language.ZH ? zh : en;
    }

    private static boolean isBlank(byte[] line) {
        for (byte one : line) {
            if (one != ' ' && one != '\t' && one != '\r') {
                return false;
            }
        }
        return true;
    }
}

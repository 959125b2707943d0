package io.onewindow.plans;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Which places of the hub's code have sent a statement, so that a new statement that nobody tries is noticed.
final class WatchedStatements implements BeanPostProcessor {

    private static final Path SOURCES = Path.of("src/main/java");

    private final Set<String> run = new ConcurrentSkipListSet<>();

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof JdbcClient client ? watched(client) : bean;
    }

    // JdbcClient has one method besides its factories.
    private JdbcClient watched(JdbcClient client) {
        return sql -> {
            run.add(place());
            return client.sql(sql);
        };
    }

    private String place() {
        return StackWalker.getInstance()
                .walk(frames -> frames.filter(frame -> frame.getClassName().startsWith("io.onewindow.")
                                && !frame.getClassName().startsWith(WatchedStatements.class.getName()))
                        .findFirst()
                        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                        .orElseThrow());
    }

    /// The places in the sources from which no statement came yet.
    Set<String> notRun() throws IOException {
        Set<String> places = new TreeSet<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(one -> one.toString().endsWith(".java")).toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i < lines.size(); i++) {
                    if (lines.get(i).matches(".*\\.sql\\((?!\\)).*")) {
                        places.add(file.getFileName() + ":" + (i + 1));
                    }
                }
            }
        }
        places.removeAll(run);
        return places;
    }
}

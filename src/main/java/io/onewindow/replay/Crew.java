package io.onewindow.replay;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does the same with many things, some at once; the first failure stops the others.
final class Crew {

    private Crew() {}

    /// What is done with each thing.
    interface Task<T, R> {
        R on(T thing) throws IOException, InterruptedException;
    }

    /// @param atOnce how many things are in work at most
    /// @return what came of each, in the order of the things
    static <T, R> List<R> each(List<T> things, int atOnce, Task<T, R> task) throws IOException, InterruptedException {
        ExecutorService threads =
                Executors.newFixedThreadPool(atOnce, Thread.ofVirtual().factory());
        try {
            ExecutorCompletionService<R> service = new ExecutorCompletionService<>(threads);
            List<Future<R>> begun = things.stream()
                    .map(thing -> service.submit(() -> task.on(thing)))
                    .toList();
            Map<Future<R>, R> ended = new HashMap<>();
            while (ended.size() < begun.size()) {
                Future<R> next = service.take();
                ended.put(next, next.get());
            }
            List<R> results = new ArrayList<>();
            begun.forEach(one -> results.add(ended.get(one)));
            return results;
        } catch (ExecutionException failed) {
            throw thrown(failed);
        } finally {
            threads.shutdownNow();
            threads.close();
        }
    }

    private static IOException thrown(ExecutionException failed) throws InterruptedException {
        return switch (failed.getCause()) {
            case IOException away -> away;
            case RuntimeException broken -> throw broken;
            case Error broken -> throw broken;
            case null, default -> throw new InterruptedException("stopped");
        };
    }
}

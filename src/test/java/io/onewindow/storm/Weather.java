package io.onewindow.storm;

import io.onewindow.rig.Cutter;
import io.onewindow.rig.Cutter.Direction;
import io.onewindow.rig.Victim;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The faults of a storm, one after the other, as the seed says.
final class Weather {

    private static final int LEAST_MILLIS = 2_000;
    private static final int MORE_MILLIS = 8_000;
    private static final int CALM_MILLIS = 3_000;

    private final Landscape landscape;
    private final Random random;
    private final CountDownLatch never = new CountDownLatch(1);
    private final Map<String, Integer> faults = new TreeMap<>();
    private final List<Instant> ends = new ArrayList<>();

    Weather(Landscape landscape, long seed) {
        this.landscape = landscape;
        this.random = new Random(seed);
    }

    private enum Kind {
        HUB_KILLED,
        HUB_FROZEN,
        BROKER_KILLED,
        BROKER_FROZEN,
        DATABASE_KILLED,
        DATABASE_STOPPED_AT_ONCE,
        DATABASE_FROZEN,
        CONNECTION_CUT,
        CONNECTION_CUT_IN_MID_FRAME,
        CONNECTION_STALLED,
        CONNECTION_ONE_WAY,
        CONNECTION_REFUSED
    }

    /// Storms for that long.
    void storm(Duration length) throws InterruptedException, IOException {
        Instant until = Instant.now().plus(length);
        List<Kind> deck = new ArrayList<>();
        while (Instant.now().isBefore(until)) {
            if (deck.isEmpty()) {
                deck.addAll(List.of(Kind.values()));
                java.util.Collections.shuffle(deck, random);
            }
            Kind kind = deck.removeLast();
            System.out.println("storm: " + Instant.now() + ' ' + kind);
            strike(kind);
            faults.merge(kind.name(), 1, Integer::sum);
            ends.add(Instant.now());
            pause(random.nextInt(CALM_MILLIS));
        }
    }

    private void strike(Kind kind) throws InterruptedException, IOException {
        Victim hub = landscape.hubs.get(random.nextInt(landscape.hubs.size()));
        List<String> names = List.copyOf(landscape.cutters.keySet());
        String name = names.get(random.nextInt(names.size()));
        Cutter cutter = landscape.cutters.get(name);
        switch (kind) {
            // The supervisor starts it again.
            case HUB_KILLED -> hub.kill();
            case HUB_FROZEN -> frozen(hub);
            case BROKER_KILLED -> killed(landscape.broker);
            case BROKER_FROZEN -> frozen(landscape.broker);
            case DATABASE_KILLED -> killed(landscape.database);
            case DATABASE_STOPPED_AT_ONCE -> {
                landscape.database.stopAtOnce();
                landscape.database.start();
            }
            case DATABASE_FROZEN -> frozen(landscape.database);
            case CONNECTION_CUT -> cutter.cut();
            case CONNECTION_CUT_IN_MID_FRAME -> cutter.cutInMidFrame();
            case CONNECTION_STALLED -> during(cutter, cutter::stall);
            case CONNECTION_ONE_WAY -> {
                Direction lost = random.nextBoolean() ? Direction.UP : Direction.DOWN;
                during(cutter, () -> cutter.drop(lost));
            }
            case CONNECTION_REFUSED -> {
                cutter.refuse();
                last();
                cutter.heal();
            }
        }
    }

    private void frozen(Victim victim) throws InterruptedException {
        victim.freeze();
        last();
        victim.thaw();
    }

    private void killed(Victim victim) throws InterruptedException {
        victim.kill();
        pause(random.nextInt(CALM_MILLIS));
        victim.start();
    }

    private void during(Cutter cutter, Runnable begin) throws InterruptedException, IOException {
        begin.run();
        last();
        cutter.heal();
    }

    private void last() throws InterruptedException {
        pause(LEAST_MILLIS + random.nextInt(MORE_MILLIS));
    }

    private void pause(int millis) throws InterruptedException {
        never.await(millis, TimeUnit.MILLISECONDS);
    }

    /// How many of each kind there were.
    Map<String, Integer> faults() {
        return faults;
    }

    /// When each ended.
    List<Instant> ends() {
        return ends;
    }
}

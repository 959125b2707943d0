package io.onewindow.demo;

import io.onewindow.broker.EmbeddedBroker;
import io.onewindow.settings.HubSettings;
import jakarta.annotation.PreDestroy;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// What the start ends in: a few lines on standard output, once every route runs. In demo mode they say where the page
/// and the broker are, who may sign in, and what to paste next.
@Component
class ReadyLines {

    private static final long LOOK_MILLIS = 50;

    private final FrontDoor door;
    private final HubSettings settings;
    private final ObjectProvider<EmbeddedBroker> broker;
    private final HealthIndicator routes;
    private final CountDownLatch ending = new CountDownLatch(1);

    ReadyLines(
            FrontDoor door,
            HubSettings settings,
            ObjectProvider<EmbeddedBroker> broker,
            @Qualifier("routesHealthIndicator") HealthIndicator routes) {
        this.door = door;
        this.settings = settings;
        this.broker = broker;
        this.routes = routes;
    }

    // The routes are started beside the rest, each again and again until it runs.
    @EventListener(ApplicationReadyEvent.class)
    void announce() {
        Thread.ofVirtual().name("ready-lines").start(this::await);
    }

    private void await() {
        try {
            while (!routesRun()) {
                if (ending.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return;
        }
        print(System.out);
    }

    private boolean routesRun() {
        return routes.health() instanceof Health health && health.getStatus().equals(Status.UP);
    }

    private void print(PrintStream out) {
        boolean chinese = out.charset().newEncoder().canEncode("就绪");
        lines(chinese).forEach(out::println);
    }

    /// The lines, with a Chinese word each where the console can show it.
    List<String> lines(boolean chinese) {
        String seconds = String.format(
                Locale.ROOT, "%.1f", ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0);
        if (!settings.demo().enabled()) {
            return List.of("ready in " + seconds + " s, " + door.url());
        }
        return List.of(
                "ready in " + seconds + " s" + (chinese ? "（就绪）" : ""),
                (chinese ? "页面 " : "") + "page     " + door.url() + "/",
                (chinese ? "消息 " : "") + "broker   " + brokerAddress() + " (AMQP 1.0, CORE, STOMP)",
                (chinese ? "登录 " : "") + "sign in  window-01 / demo",
                (chinese ? "试试 " : "") + "next     " + door.firstCommand());
    }

    private String brokerAddress() {
        return broker.stream()
                .findFirst()
                .map(embedded -> "127.0.0.1:" + embedded.port())
                .orElseGet(() -> settings.broker().url().replaceFirst("\\?.*", ""));
    }

    @PreDestroy
    void end() {
        ending.countDown();
    }
}

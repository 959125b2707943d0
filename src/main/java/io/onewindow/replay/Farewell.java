package io.onewindow.replay;

import io.onewindow.terminal.ExitCode;
import io.onewindow.terminal.Terminal;
import java.util.function.Supplier;

/// Says how a replay ended and what to do next, whoever ended it.
final class Farewell {

    private final Terminal terminal;
    private final Progress progress;

    Farewell(Terminal terminal, Progress progress) {
        this.terminal = terminal;
        this.progress = progress;
    }

    /// Runs something that a signal may end any time.
    Ending during(Supplier<Ending> work) {
        Thread hook = new Thread(() -> say(new Ending.Stopped()));
        Runtime.getRuntime().addShutdownHook(hook);
        Ending ending = work.get();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The process is ending already: the hook says so.
        }
        return ending;
    }

    /// @return the exit code that goes with it
    ExitCode say(Ending ending) {
        return switch (ending) {
            case Ending.Compared compared -> compared.differences().isEmpty() ? ExitCode.DONE : ExitCode.FINDING;
            case Ending.Unreachable unreachable -> {
                complain(away(unreachable));
                yield ExitCode.UNREACHABLE;
            }
            case Ending.Refused refused -> {
                complain(refused(refused));
                yield ExitCode.USAGE;
            }
            case Ending.Stalled stalled -> {
                complain(stalled(stalled));
                yield ExitCode.UNREACHABLE;
            }
            case Ending.Stopped _ -> {
                progress.end();
                complain(terminal.say("已停止；再次运行同一命令即可继续", "stopped; the same command goes on from here"));
                yield ExitCode.UNREACHABLE;
            }
        };
    }

    private void complain(String message) {
        terminal.err().println("replay: " + message);
    }

    private String away(Ending.Unreachable unreachable) {
        String what = unreachable.address() + " (" + unreachable.reason() + ")";
        boolean broker = unreachable.address().startsWith("amqp");
        String option = broker ? "--broker" : "--url";
        if (unreachable.begun()) {
            return terminal.say(
                    "%s 失去联系且未恢复：重新启动后再次运行同一命令即可继续".formatted(what),
                    "%s went away and did not come back: start it again, then the same command goes on from here"
                            .formatted(what));
        }
        return terminal.say(
                "%s 无应答：请先启动枢纽（java -jar onewindow-hub.jar），或用 %s 指明地址".formatted(what, option),
                "%s does not answer: start the hub (java -jar onewindow-hub.jar), or name its address with %s"
                        .formatted(what, option));
    }

    private String refused(Ending.Refused refused) {
        return refused.locked()
                ? terminal.say(
                        "%s 不接受 %s：失败次数过多，请一分钟后再试".formatted(refused.address(), refused.party()),
                        "%s does not let %s in: too many failures; wait a minute"
                                .formatted(refused.address(), refused.party()))
                : terminal.say(
                        "%s 不接受 %s 的口令：请设置环境变量 HUB_PASSWORD".formatted(refused.address(), refused.party()),
                        "%s does not take the password of %s: put the right one into the variable HUB_PASSWORD"
                                .formatted(refused.address(), refused.party()));
    }

    private String stalled(Ending.Stalled stalled) {
        String which = stalled.caseId() + " (" + stalled.acceptanceNo() + ")";
        return switch (stalled.waitsFor()) {
            case REQUEST ->
                terminal.say(
                        "%s 的请求未到达 department.health.requests：请查看该办件的流转状态".formatted(which),
                        "the request of %s does not reach department.health.requests: look at the handoff of that case"
                                .formatted(which));
            case ENTRIES ->
                terminal.say(
                        "%s 的答复已送达代理，枢纽未记录：请查看路由 gather 与队列 department.health.answers".formatted(which),
                        "the answers about %s are with the broker and not in the ledger: look at the route gather"
                                        .formatted(which)
                                + " and the queue department.health.answers");
        };
    }
}

package io.onewindow.history;

import io.onewindow.answer.ArrivedAnswer;
import io.onewindow.answer.GatheringDesk;
import io.onewindow.answer.Outcome;
import io.onewindow.canonical.Json;
import io.onewindow.casefile.HandoffNumber;
import io.onewindow.dispatch.Dispatch;
import io.onewindow.dispatch.DispatchBatch;
import io.onewindow.dispatch.DispatchBook;
import io.onewindow.dispatch.DispatchMarks;
import io.onewindow.hub.HubClient;
import io.onewindow.hub.RunningHub;
import io.onewindow.hub.Samples;
import io.onewindow.issuance.IssuanceDesk;
import io.onewindow.issuance.ResultDelivery;
import io.onewindow.party.Actor;
import io.onewindow.party.PartyId;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.node.ObjectNode;

/// The desks of a hub whose routes do not run: nothing moves but what a test moves, in the order in which it does.
final class Desks implements World {

    private static final class Shared {
        private static final RunningHub HUB = RunningHub.start(
                "--hub.delivery.poll-interval=1ms", "--hub.delivery.attempts=2", "--hub.delivery.retry-delay=1ms");

        static {
            HUB.part(CamelContext.class).stop();
            Runtime.getRuntime().addShutdownHook(new Thread(HUB::close));
        }
    }

    private final RunningHub hub = Shared.HUB;
    private final GatheringDesk gathering = part(GatheringDesk.class);
    private final TransactionTemplate transaction = part(TransactionTemplate.class);
    private final Map<HandoffNumber, Dispatch> claimed = new HashMap<>();
    private List<ResultDelivery> undelivered = new ArrayList<>();

    <T> T part(Class<T> kind) {
        return hub.part(kind);
    }

    HubClient window() {
        return hub.as("window-01");
    }

    @Override
    public String accept(Random random) {
        ObjectNode application = switch (random.nextInt(3)) {
            case 0 -> Samples.application("tax-registration");
            case 1 -> Samples.application("tax-registration", "seal-engraving");
            default -> Samples.application("business-licence", "food-permit").put("theme", "open-restaurant");
        };
        return window().accepted(Json.text(application));
    }

    @Override
    public Snapshot snapshot(String number) {
        return Snapshot.of(this, number);
    }

    @Override
    public void claim() {
        for (DispatchBatch batch : part(DispatchBook.class).claim()) {
            batch.dispatches().forEach(one -> claimed.put(one.number(), one));
        }
    }

    /// What was claimed of a handoff last; it stays, so that a mark can also come late or twice.
    Optional<DispatchBatch> claimed(HandoffNumber handoff) {
        return Optional.ofNullable(claimed.get(handoff))
                .map(dispatch -> new DispatchBatch("requests-by-broker", List.of(dispatch)));
    }

    @Override
    public void mark(HandoffNumber handoff) {
        claimed(handoff).ifPresent(part(DispatchMarks.class)::passedOn);
    }

    @Override
    public void fail(HandoffNumber handoff) {
        claimed(handoff).ifPresent(batch -> part(DispatchMarks.class).failed(batch, "broker away"));
    }

    @Override
    public void die(HandoffNumber handoff) {
        part(DispatchMarks.class).died(handoff, "given up");
    }

    @Override
    public void retry(HandoffNumber handoff) {
        byte[] reason = "{\"reason\":\"again\"}".getBytes(StandardCharsets.UTF_8);
        part(DispatchMarks.class).retry(handoff, new Actor(new PartyId("operator")), reason);
    }

    @Override
    public void correct(String number, String correctionNo) {
        ObjectNode handedIn = clerk().put("correctionNo", correctionNo);
        handedIn.putObject("form").put("sealed", true);
        window().post(path(number, "corrections"), Json.text(handedIn));
    }

    @Override
    public void issue(String number, List<String> certificates) {
        ObjectNode issuance = clerk().put("method", "WINDOW");
        issuance.putObject("collector").put("name", "周芳");
        certificates.forEach(issuance.putArray("certificates")::add);
        window().post(path(number, "issuance"), Json.text(issuance));
    }

    @Override
    public void withdraw(String number) {
        window().post(path(number, "withdrawal"), Json.text(clerk().put("reason", "不再办理")));
    }

    private static String path(String number, String what) {
        return "/api/v1/applications/" + number + '/' + what;
    }

    private static ObjectNode clerk() {
        ObjectNode message = Json.object();
        message.putObject("clerk").put("id", "W1001").put("name", "李敏");
        return message;
    }

    @Override
    public void lookForResults() {
        undelivered.addAll(due());
    }

    @Override
    public void deliver(boolean again) {
        part(IssuanceDesk.class).delivered(undelivered);
        undelivered = again ? undelivered : new ArrayList<>();
    }

    /// An answer as it arrives from a department.
    static ArrivedAnswer arrived(String department, ObjectNode answer) {
        return ArrivedAnswer.of(new PartyId(department), Json.bytes(answer), "");
    }

    @Override
    public Outcome take(String department, ObjectNode answer) {
        return gathering.gather(List.of(arrived(department, answer))).getFirst();
    }

    /// Takes one answer in a transaction of its own, as another node would.
    Outcome takeApart(String department, ObjectNode answer) {
        return transaction.execute(
                status -> gathering.take(List.of(arrived(department, answer))).getFirst());
    }

    @Override
    public void takeAndDie(String department, ObjectNode answer) {
        transaction.executeWithoutResult(status -> {
            gathering.take(List.of(arrived(department, answer)));
            status.setRollbackOnly();
        });
    }

    /// The results that have to be delivered.
    List<ResultDelivery> due() {
        return part(IssuanceDesk.class).due();
    }

    /// An answer of an officer, to be completed.
    static ObjectNode answer(HandoffNumber handoff, String kind) {
        ObjectNode answer = Json.object()
                .put("handoffNo", handoff.value())
                .put("messageId", UUID.randomUUID().toString())
                .put("kind", kind);
        answer.putObject("officer").put("id", "q-1").put("name", "王强");
        return answer;
    }

    static ObjectNode approval(HandoffNumber handoff) {
        ObjectNode answer = answer(handoff, "DECISION").put("decision", "APPROVED");
        answer.putObject("certificate").put("type", "许可证").put("number", "C-" + handoff.no());
        return answer;
    }
}

package io.onewindow.contracts;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow;

/// Reads what a request sent a second time.
final class SentBody implements Flow.Subscriber<ByteBuffer> {

    private final BodySubscriber<byte[]> collected = BodySubscribers.ofByteArray();

    private SentBody() {}

    /// The bytes of the body; none where it has none.
    static byte[] of(HttpRequest request) {
        SentBody body = new SentBody();
        request.bodyPublisher().orElseGet(HttpRequest.BodyPublishers::noBody).subscribe(body);
        return body.collected.getBody().toCompletableFuture().join();
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        collected.onSubscribe(subscription);
    }

    @Override
    public void onNext(ByteBuffer part) {
        collected.onNext(List.of(part));
    }

    @Override
    public void onError(Throwable failed) {
        collected.onError(failed);
    }

    @Override
    public void onComplete() {
        collected.onComplete();
    }
}

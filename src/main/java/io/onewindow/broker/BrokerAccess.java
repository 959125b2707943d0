package io.onewindow.broker;

import io.onewindow.party.Lockout;
import io.onewindow.party.Parties;
import io.onewindow.party.Party;
import io.onewindow.party.PartyId;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.NoCacheLoginException;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/// Who may do what at the embedded broker: the hub everything, a party only its own queues in their one direction,
/// anybody else and anything else nothing.
public final class BrokerAccess implements ActiveMQSecurityManager5 {

    private final Parties parties;
    private final Lockout lockout;
    private final HubSecret hubSecret;

    BrokerAccess(Parties parties, Lockout lockout, HubSecret hubSecret) {
        this.parties = parties;
        this.lockout = lockout;
        this.hubSecret = hubSecret;
    }

    /// What a party may do: read from some queues, write to others.
    private record Rights(Set<String> reads, Set<String> writes) {

        static Rights of(Party party) {
            PartyId id = party.id();
            return switch (party.kind()) {
                case DEPARTMENT ->
                    new Rights(
                            Set.of(QueueNames.requests(id), QueueNames.rejected(id)), Set.of(QueueNames.answers(id)));
                case WINDOW ->
                    new Rights(
                            Set.of(QueueNames.replies(id), QueueNames.results(id), QueueNames.notices(id)),
                            Set.of(QueueNames.applications(id)));
                case OPERATOR, AUDITOR, ADMINISTRATOR, SOCIAL -> new Rights(Set.of(), Set.of());
            };
        }

        boolean allow(CheckType check, String queue) {
            return switch (check) {
                case CONSUME, BROWSE -> reads.contains(queue);
                case SEND -> writes.contains(queue);
                case CREATE_ADDRESS,
                        DELETE_ADDRESS,
                        CREATE_DURABLE_QUEUE,
                        DELETE_DURABLE_QUEUE,
                        CREATE_NON_DURABLE_QUEUE,
                        DELETE_NON_DURABLE_QUEUE,
                        MANAGE,
                        VIEW,
                        EDIT -> false;
            };
        }
    }

    /// The proven user; whoever proves nothing is refused by the exception, so that the broker remembers no
    /// refusal and each further try is counted.
    @Override
    public Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            @Nullable RemotingConnection connection,
            @Nullable String securityDomain)
            throws NoCacheLoginException {
        if (user == null || password == null || connection == null) {
            throw new NoCacheLoginException("no user or no password");
        }
        String source = sourceOf(connection);
        // The broker asks again for connections that have proven themselves long ago; a stranger's failures from the
        // same source must not cut those off.
        if (!isProven(connection, user) && !lockout.allows(user, source)) {
            throw new NoCacheLoginException("locked out");
        }
        if (!proves(user, password)) {
            lockout.failed(user, source);
            throw new NoCacheLoginException("wrong user or password");
        }
        lockout.succeeded(user, source);
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(user));
        return subject;
    }

    @Override
    public boolean authorize(@Nullable Subject subject, Set<Role> roles, CheckType checkType, String address) {
        Optional<String> user = userOf(subject);
        if (user.filter(PartyId.HUB.value()::equals).isPresent()) {
            return true;
        }
        return user.flatMap(id -> parties.find(new PartyId(id)))
                .filter(party -> Rights.of(party).allow(checkType, queueOf(address)))
                .isPresent();
    }

    @Override
    public boolean validateUser(String user, String password) {
        return false;
    }

    @Override
    public boolean validateUserAndRole(String user, String password, Set<Role> roles, CheckType checkType) {
        return false;
    }

    private boolean proves(String user, String password) {
        return user.equals(PartyId.HUB.value())
                ? hubSecret.matches(password)
                : parties.authenticate(user, password).isPresent();
    }

    private static boolean isProven(RemotingConnection connection, String user) {
        return userOf(connection.getSubject()).filter(user::equals).isPresent();
    }

    private static Optional<String> userOf(@Nullable Subject subject) {
        return Optional.ofNullable(subject).stream()
                .flatMap(proven -> proven.getPrincipals(UserPrincipal.class).stream())
                .map(UserPrincipal::getName)
                .findFirst();
    }

    // An address and a queue come as address::queue; only where both are the same is it a queue of the contract.
    private static String queueOf(String address) {
        int separator = address.indexOf("::");
        if (separator < 0) {
            return address;
        }
        String queue = address.substring(separator + 2);
        return address.substring(0, separator).equals(queue) ? queue : address;
    }

    private static String sourceOf(RemotingConnection connection) {
        String remote = Optional.ofNullable(connection.getRemoteAddress()).orElse("unknown");
        int port = remote.lastIndexOf(':');
        return port < 0 ? remote : remote.substring(0, port);
    }
}

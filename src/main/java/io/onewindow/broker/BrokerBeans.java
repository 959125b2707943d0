package io.onewindow.broker;

import io.onewindow.broker.EmbeddedBroker.Plan;
import io.onewindow.broker.EmbeddedBroker.Redelivery;
import io.onewindow.party.Lockout;
import io.onewindow.party.Parties;
import io.onewindow.party.Party;
import io.onewindow.server.DataFolder;
import io.onewindow.settings.HubSettings;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/// The broker, embedded or external, with every queue of every party.
@Configuration(proxyBeanMethods = false)
class BrokerBeans {

    @Bean
    QueueLayout queueLayout(BrokerConnection connection, Parties parties, HubSettings settings) {
        QueueLayout layout = new QueueLayout(connection);
        List<Party> withQueues = QueueLayout.partiesWithQueues(parties);
        layout.create(withQueues);
        if (!connection.isEmbedded()) {
            BrokerCheck.check(
                    connection, QueueLayout.namesOf(withQueues), settings.demo().enabled());
        }
        return layout;
    }

    @Bean
    QueueStates queueStates(BrokerConnection connection) {
        return new QueueStates(connection);
    }

    @Bean
    BrokerHealth brokerHealthIndicator(BrokerConnection connection, Optional<EmbeddedBroker> embedded) {
        return new BrokerHealth(connection, embedded);
    }

    /// No `hub.broker.url`: the broker of this process.
    @Configuration(proxyBeanMethods = false)
    @Conditional(NoUrl.class)
    static class Embedded {

        /// Tries the port before anything that takes seconds is started.
        @Bean
        static BeanFactoryPostProcessor brokerPortCheck(Environment environment) {
            return _ -> EmbeddedBroker.freePort(environment.getProperty("hub.broker.port", Integer.class, 0));
        }

        @Bean
        HubSecret hubSecret() {
            return HubSecret.random();
        }

        @Bean(destroyMethod = "close")
        EmbeddedBroker embeddedBroker(HubSettings settings, DataFolder folder, Parties parties, HubSecret secret) {
            return EmbeddedBroker.start(
                    new Plan(
                            folder.broker(),
                            settings.broker().port(),
                            Redelivery.startingWith(settings.broker().redeliveryDelay())),
                    new BrokerAccess(parties, new Lockout(Clock.systemUTC()), secret),
                    QueueLayout.queuesOf(QueueLayout.partiesWithQueues(parties)));
        }

        @Bean(destroyMethod = "close")
        BrokerConnection brokerConnection(EmbeddedBroker broker, HubSecret secret) {
            return BrokerConnection.toEmbedded(broker, secret);
        }
    }

    /// A `hub.broker.url`: that broker.
    @Configuration(proxyBeanMethods = false)
    @Conditional(Url.class)
    static class External {

        @Bean(destroyMethod = "close")
        BrokerConnection brokerConnection(HubSettings settings) {
            return BrokerConnection.toExternal(settings.broker());
        }
    }

    static final class Url implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return isNamed(context);
        }
    }

    static final class NoUrl implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !isNamed(context);
        }
    }

    private static boolean isNamed(ConditionContext context) {
        return !context.getEnvironment().getProperty("hub.broker.url", "").isBlank();
    }
}

package io.onewindow.flow;

import io.onewindow.broker.BrokerConnection;
import io.onewindow.catalogue.Catalogue;
import io.onewindow.flow.batch.BatchComponent;
import io.onewindow.flow.batch.MessageReader;
import io.onewindow.party.Parties;
import io.onewindow.settings.HubSettings;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.component.jms.JmsHeaderFilterStrategy;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Connects the routes with the broker.
@Configuration(proxyBeanMethods = false)
class FlowConfiguration {

    /// The component `jms`, for messages that go one by one. Its consumers acknowledge with a local
    /// transaction and reply to nobody; no header of a message reaches a route.
    @Bean
    JmsComponent jms(BrokerConnection broker) {
        JmsComponent jms = new JmsComponent();
        jms.setConnectionFactory(broker.connections());
        jms.setTransacted(true);
        jms.setLazyCreateTransactionManager(false);
        jms.setCacheLevelName("CACHE_CONSUMER");
        jms.setDisableReplyTo(true);
        jms.setMapJmsMessage(false);
        jms.setAcceptMessagesWhileStopping(false);
        jms.setHeaderFilterStrategy(nothingIn());
        return jms;
    }

    private static JmsHeaderFilterStrategy nothingIn() {
        JmsHeaderFilterStrategy nothing = new JmsHeaderFilterStrategy();
        nothing.setInFilterPattern(".*");
        return nothing;
    }

    @Bean("jms-batch")
    BatchComponent jmsBatch(BrokerConnection broker, HubSettings settings) {
        MessageReader reader = new MessageReader(settings.limits().bodyBytes());
        return new BatchComponent(
                broker.connections(),
                broker.pooled(),
                reader,
                settings.delivery().batchSize());
    }

    /// One route for each way in and out that a party has, from the templates in `routes/`.
    @Bean
    CamelContextConfiguration partyRoutes(Parties parties, Catalogue catalogue) {
        return new PartyRoutes(parties, catalogue);
    }
}

package io.onewindow.outbox;

import io.onewindow.party.PartyId;

/// A message that waits to be sent.
///
/// @param id           its row's number; 0 before it has one
/// @param party        who receives it
/// @param channel      on which channel
/// @param type         what it says, as in its body's `type`
/// @param handoffNo    the handoff it is about, its correlation identifier
/// @param acceptanceNo the case it is about
/// @param priority     JMS priority
/// @param body         JSON
public record OutboundMessage(
        long id,
        PartyId party,
        Channel channel,
        String type,
        String handoffNo,
        String acceptanceNo,
        int priority,
        byte[] body) {}

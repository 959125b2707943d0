package io.onewindow.flow;

/// A message that the broker gave up.
///
/// @param brokerId  what tells it from every other one, however often it is delivered
/// @param queue     the queue it died on
/// @param handoffNo the handoff that it is about; empty where it names none
/// @param body      its bytes; of one that is not opened, what is kept of it
/// @param size      how many there were
public record DeadMessage(String brokerId, String queue, String handoffNo, byte[] body, long size) {}

package io.onewindow.crash;

/// One named crash point, with the case that runs into it.
interface Scenario {

    /// The rule of `crash-points.btm`.
    String point();

    /// Brings the case to where its next step is the one that is cut off.
    void prepare();

    /// Takes that step, until a thread of the hub stands at the point.
    void stop();

    /// The process was killed and started again: says what is there, and brings the case to its end.
    void check();
}

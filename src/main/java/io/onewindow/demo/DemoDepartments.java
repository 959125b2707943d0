package io.onewindow.demo;

import io.onewindow.broker.BrokerConnection;
import io.onewindow.catalogue.Catalogue;
import io.onewindow.catalogue.Department;
import java.util.ArrayList;
import java.util.List;

/// Departments that answer by themselves, over the broker like any other, each under its own name.
final class DemoDepartments {

    private static final String SECRET = "demo";

    private final List<DemoDepartment> departments;
    private final List<Thread> running = new ArrayList<>();

    DemoDepartments(List<Department> departments, Catalogue catalogue, BrokerConnection broker) {
        this.departments = departments.stream()
                .map(one -> new DemoDepartment(one.id(), broker.of(one.id(), SECRET), new DemoOfficer(one, catalogue)))
                .toList();
    }

    void start() {
        for (DemoDepartment department : departments) {
            running.add(Thread.ofVirtual().name("demo-" + department.id()).start(department));
        }
    }

    void close() {
        departments.forEach(DemoDepartment::end);
        running.forEach(Thread::interrupt);
    }
}

package io.onewindow.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.onewindow.canonical.Json;
import io.onewindow.catalogue.files.CatalogueFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import tools.jackson.databind.JsonNode;

class CatalogueControllerTest {

    private final Catalogue catalogue = CatalogueFiles.read(Path.of("config"));
    private final MockMvc web =
            MockMvcBuilders.standaloneSetup(new CatalogueController(catalogue)).build();

    @Test
    void listsMattersWithNamesAndLimits() throws Exception {
        // When
        JsonNode body = body("/api/v1/catalogue/matters");
        // Then
        JsonNode licence = body.path("matters").path(indexOf(body.path("matters"), "code", "business-licence"));
        assertThat(body.path("version").asString()).startsWith("sha-256:");
        assertThat(licence.toString()).isEqualTo("""
                {"code":"business-licence","name":{"zh":"企业设立登记","en":"Registration of an enterprise"},\
                "department":"market","kind":"LICENCE","caseKind":"PROMISED","promisedDays":1,"statutoryDays":3,\
                "certificate":"营业执照","connected":true}""");
    }

    @Test
    void listsThemesWithPrerequisites() throws Exception {
        // When
        JsonNode themes = body("/api/v1/catalogue/themes").path("themes");
        // Then
        JsonNode restaurant = themes.path(indexOf(themes, "id", "open-restaurant"));
        assertThat(restaurant.path("matters").size()).isEqualTo(6);
        assertThat(restaurant.path("prerequisites").toString()).isEqualTo("{\"food-permit\":[\"business-licence\"]}");
    }

    @Test
    void listsDepartmentsWithoutSecretsOrViews() throws Exception {
        // When
        JsonNode departments = body("/api/v1/departments").path("departments");
        // Then
        assertThat(departments.path(indexOf(departments, "id", "tax")).toString())
                .isEqualTo("""
                {"id":"tax","name":{"zh":"国家税务总局绵阳市税务局",\
                "en":"Mianyang Tax Service, State Taxation Administration"},"region":"510700","level":"CITY",\
                "way":"BROKER","connected":true,"matters":["tax-registration"]}""");
        assertThat(departments.toString()).doesNotContain("bcrypt");
    }

    @Test
    void saysThatAWindowHasTheVersionAlready() throws Exception {
        // When
        MockHttpServletResponse again = web.perform(
                        get("/api/v1/catalogue/matters").header("If-None-Match", "\"" + catalogue.version() + "\""))
                .andReturn()
                .getResponse();
        // Then
        assertThat(again.getStatus()).isEqualTo(304);
        assertThat(again.getContentAsByteArray()).isEmpty();
    }

    private JsonNode body(String path) throws Exception {
        MockHttpServletResponse answer = web.perform(get(path)).andReturn().getResponse();
        assertThat(answer.getStatus()).isEqualTo(200);
        return Json.tree(answer.getContentAsByteArray());
    }

    private static int indexOf(JsonNode list, String member, String value) {
        int index = 0;
        for (JsonNode one : list) {
            if (one.path(member).asString().equals(value)) {
                return index;
            }
            index++;
        }
        throw new AssertionError("no " + value);
    }
}

package io.traider.console;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.auth.AnonymousAllowed;

/** The door. A plain form, so that password managers know it. */
@Route("sign-in")
@PageTitle("Sign in · TRAIDER")
@AnonymousAllowed
@JsModule("context://ui/console.js")
class SignInView extends Main implements BeforeEnterObserver {

    private final Div refused = new Div();

    SignInView() {
        addClassName("sign-in");
        refused.addClassName("refused");
        refused.getElement().setAttribute("role", "alert");
        refused.setVisible(false);
        Div card = new Div(brand(), new Paragraph("Sign in to the trading console."), refused);
        card.addClassName("card");
        card.getElement().appendChild(form());
        add(card);
    }

    static Div brand() {
        Div brand = new Div();
        brand.addClassName("brand");
        brand.getElement()
                .appendChild(
                        new Element("img").setAttribute("src", "ui/mark.svg").setAttribute("alt", ""))
                .appendChild(new Element("span").setText("TRAIDER"));
        return brand;
    }

    private static Element form() {
        Element form = new Element("form").setAttribute("method", "post").setAttribute("action", "sign-in");
        form.appendChild(
                field("Name", "username", "text", "username").setAttribute("class", "name"),
                field("Password", "password", "password", "current-password"),
                new Element("button").setAttribute("type", "submit").setText("Sign in"));
        return form;
    }

    private static Element field(String label, String name, String type, String completion) {
        Element input = new Element("input")
                .setAttribute("name", name)
                .setAttribute("type", type)
                .setAttribute("autocomplete", completion)
                .setAttribute("autocapitalize", "none")
                .setAttribute("required", true);
        if (name.equals("username")) {
            input.setAttribute("autofocus", true);
        }
        return new Element("label").appendChild(new Element("span").setText(label), input);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        query.getSingleParameter("wait")
                .ifPresent(seconds -> refuse("Too many failed attempts. Try again in " + wait(seconds) + "."));
        if (query.getParameters().containsKey("refused")) {
            refuse("The name or the password is wrong.");
        }
    }

    private static String wait(String seconds) {
        return seconds.matches("[0-9]{1,4}") ? Words.duration(Long.parseLong(seconds)) : "a while";
    }

    private void refuse(String why) {
        refused.setText(why);
        refused.setVisible(true);
    }
}

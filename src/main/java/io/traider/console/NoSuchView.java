package io.traider.console;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import jakarta.servlet.http.HttpServletResponse;

/** What an address leads to that leads nowhere. */
@ParentLayout(Frame.class)
@PageTitle("Not found · TRAIDER")
@PermitAll
class NoSuchView extends Div implements HasErrorParameter<NotFoundException> {

    NoSuchView(Live live) {
        Paragraph text = new Paragraph("There is nothing at this address. ");
        text.addClassName("empty");
        text.add(new RouterLink("To the dashboard", DashboardView.class));
        add(new Head("Not found", live), new Panel("Not found", text));
    }

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        return HttpServletResponse.SC_NOT_FOUND;
    }
}

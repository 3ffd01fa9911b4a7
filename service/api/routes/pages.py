"""Pages for people: the documentation and what every problem means. No script, nothing from elsewhere."""

from __future__ import annotations

import orjson
from flask import Blueprint, Response, abort, current_app, render_template

from service.api.problems import CATALOGUE
from service.api.wire import revalidated

blueprint = Blueprint(
    "pages", __name__, template_folder="../page", static_folder="../page/static", static_url_path="/static"
)
_POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


@blueprint.route("/openapi.json")
def openapi() -> Response:
    return revalidated(Response(orjson.dumps(current_app.extensions["openapi"]), mimetype="application/json"))


@blueprint.route("/docs")
def docs() -> Response:
    return _page("docs.html", spec=current_app.extensions["openapi"])


@blueprint.route("/problems")
def problems() -> Response:
    return _page("problems.html", problems=CATALOGUE.values())


@blueprint.route("/problems/<name>")
def problem(name: str) -> Response:
    if name not in CATALOGUE:
        abort(404)
    return _page("problem.html", problem=CATALOGUE[name])


def _page(template: str, **values: object) -> Response:
    response = Response(render_template(template, **values), mimetype="text/html")
    response.headers["Content-Security-Policy"] = _POLICY
    return revalidated(response)

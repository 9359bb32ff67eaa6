# --- layout: the bytes of one object ---


def lay_out(request):
    """Maps the object that a name holds, or that an expression builds."""
    prepare(request)
    name = is_name({"text": request["build"]["code"]})["name"]
    if name is not None:
        box = [value_named(name)]
    else:
        build = as_function(request["build"], "heft_build", (), True)
        phase("building")
        with theirs:
            box = [build()]
        # The first instances of a class are laid out with room that later ones do not have.
        with streams, theirs:
            end = clock() + WARM_SECONDS
            for _ in range(WARM_BUILDS):
                if clock() > end:
                    break
                box[0] = build()
    found = {"type": type_name(type(box[0]))}
    if probe is None:
        found["refused"] = "there is no probe, which reads layouts"
        return found
    try:
        with Own("reading its layout"):
            found.update(probe.layout(box[0]))
    except RuntimeError as error:
        found["refused"] = str(error)
    for block in found.get("blocks", ()):
        for place, part in enumerate(block[5]):
            value = part[6]
            block[5][place] = part[:6] + (value if value is None else str(value),)
    return found

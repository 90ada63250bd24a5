# Tab completion of sweep. Now: source <(sweep completion bash); for good: put that line into ~/.bashrc.
_sweep() {
    local word=${COMP_WORDS[COMP_CWORD]} offer
    COMPREPLY=()
    while IFS= read -r offer; do
        [[ $offer == "$word"* ]] || continue
        [[ $offer == [-/]* && $word != [-/]* ]] && continue
        COMPREPLY+=("$offer")
    done < <("${COMP_WORDS[0]}" "[suggest:$COMP_POINT]" "$COMP_LINE" 2>/dev/null)
    [[ ${COMPREPLY[0]} == *[=/] ]] && compopt -o nospace
    return 0
}
complete -o default -F _sweep sweep

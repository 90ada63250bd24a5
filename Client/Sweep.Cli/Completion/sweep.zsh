#compdef sweep
# Tab completion of sweep. Now: source <(sweep completion zsh); for good: put that line into ~/.zshrc, after compinit.
_sweep() {
    local line="${(j: :)words[1,CURRENT]}"
    local -a offers
    offers=("${(@f)$("${words[1]}" "[suggest:${#line}]" "$line" 2>/dev/null)}")
    [[ ${words[CURRENT]} == [-/]* ]] || offers=("${(@)offers:#[-/]*}")
    compadd -S '' -- ${(M)offers:#*[=/]}
    compadd -- ${offers:#*[=/]}
    (( compstate[nmatches] )) || _files
}
compdef _sweep sweep

# Methods compared: mlp, 500 steps, batch 4
# Run with: gnuplot comparison-4.gp
set encoding utf8
set terminal svg size 1130,404 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-4.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set tmargin at screen 0.9158; set bmargin at screen 0.1238
set yrange [13.6:0.4]; set grid noytics xtics
set label 1 'mlp, 500 steps, batch 4' at screen 0.5, screen 0.9629 center
set lmargin at screen 0.2212; set rmargin at screen 0.3814
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('schedule-free-adamw, constant' 1, 'adamw, linear' 2, 'adamw, cosine(floor=0.1)' 3, 'adamw, wsd(shape=one-minus-sqrt)' 4, 'adamw, wsd(shape=linear)' 5, 'adamw, cosine(floor=0)' 6, 'prodigy, cosine(floor=0)' 7, 'prodigy, cosine(floor=0.1)' 8, 'prodigy, constant' 9, 'adamw, constant' 10, 'dadapt-adam, cosine(floor=0.1)' 11, 'dadapt-adam, cosine(floor=0)' 12, 'dadapt-adam, constant' 13)
unset logscale x; set xrange [0.051607957749974204:0.19073936541095574]; set format x '%g'; set xtics autofreq 0.05
$data0 << EOD
1 0.06461009014168187 0.059627809662029005 0.07217249611999893 NaN
2 0.06474719762275258 0.05958872143517107 0.07306187487763649 NaN
3 0.06479154385634053 0.0588044098703698 0.06976698817860683 NaN
4 0.06566870069275554 0.06017286421605342 0.08078489598269488 NaN
5 0.06596249127875856 0.05979274170184663 0.07882770051573065 NaN
6 0.06623123954092817 0.0603135340038943 0.0713854943436586 NaN
7 0.0691979641102651 0.06282723929253037 0.08270071137974792 NaN
8 0.07020456305434333 0.06163337956760415 0.08005555994395677 NaN
9 0.07100048393672989 0.06270802057407895 0.07879586601659161 NaN
10 0.07310056762809963 0.0669684031148257 0.08942473173400507 NaN
11 0.07452733158509477 0.06648092501866164 0.16816723565311373 NaN
12 0.07761018840569399 0.0683940975782436 0.16862203912224236 NaN
13 0.10620538795160359 0.0717886925458821 0.17874527854362973 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.4115; set rmargin at screen 0.5717
set xlabel 'excess loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
set logscale x; set xrange [0.7735219812291854:12.67518633924141]; set format x '%g'; set xtics autofreq
set xtics ('1' 1, '2' 2, '5' 5, '10' 10)
$data1 << EOD
1 1 1 1 NaN
2 0.9808444613555721 0.9336570254868595 1.0754068822499894 NaN
3 0.9384853939775363 0.8939035833042563 0.9888101667452842 NaN
4 1.0103055695127467 0.9230675476695099 1.2349941467307806 NaN
5 1.0501853741695417 0.9450607301577859 1.217975143415962 NaN
6 0.9911750313924353 0.9545100924216953 1.0349679342068787 NaN
7 1.1958269582015837 1.073247336808817 1.5168672683231816 NaN
8 1.2097404829303213 1.0340445772347195 1.4405120544223475 NaN
9 1.2162109718950502 1.0411005901862511 1.4453672248662723 NaN
10 1.3911385111824692 1.2221502947914586 1.825271558422902 NaN
11 1.3166829467465067 1.145143268846218 9.791666734461954 NaN
12 2.726129658111277 1.1968931237111586 9.875109395781582 NaN
13 2.9795699934661273 1.3597679391084483 9.959961392453522 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.6018; set rmargin at screen 0.7619
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.04132319781920011:0.13538555126951363]; set format x '%g'; set xtics autofreq 0.05
$data2 << EOD
1 0.07967066742177706 0.05620636849756243 0.1208407298667769 NaN
2 0.07989658952118914 0.05767877200982071 0.12074093141463553 NaN
3 0.07812854443610766 0.05455243259333748 0.12556800967939077 NaN
4 0.07910672133663202 0.04999736305001512 0.1033512203899535 NaN
5 0.0791798266626821 0.04871060564726547 0.10421495143036429 NaN
6 0.0777585788602595 0.05825341364545335 0.12727672769621073 NaN
7 NaN NaN NaN NaN
8 NaN NaN NaN NaN
9 NaN NaN NaN NaN
10 0.08058550351406898 0.046188491963181845 0.09981655791279649 NaN
11 NaN NaN NaN NaN
12 NaN NaN NaN NaN
13 NaN NaN NaN NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7920; set rmargin at screen 0.9522
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [278:510]; set format x '%g'; set xtics autofreq 100
$data3 << EOD
1 NaN NaN NaN 510
2 420 310 480 NaN
3 425 340 480 NaN
4 490 460 510 NaN
5 490 450 510 NaN
6 430 290 510 NaN
7 NaN NaN NaN 510
8 NaN NaN NaN 510
9 NaN NaN NaN 510
10 NaN NaN NaN 510
11 NaN NaN NaN 510
12 NaN NaN NaN 510
13 NaN NaN NaN 510
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot

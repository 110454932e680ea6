# Methods compared: power-law-regression, 500 steps, batch 16
# Run with: gnuplot comparison-1.gp
set encoding utf8
set terminal svg size 1061,332 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-1.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set tmargin at screen 0.8976; set bmargin at screen 0.1506
set yrange [10.6:0.4]; set grid noytics xtics
set label 1 'power-law-regression, 500 steps, batch 16' at screen 0.5, screen 0.9548 center
set lmargin at screen 0.1706; set rmargin at screen 0.3412
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('adamw, cosine' 1, 'adamw, one-cycle' 2, 'sgd, cosine' 3, 'sgd, one-cycle' 4, 'adamw, cosine-restarts' 5, 'adamw, multi-step' 6, 'sgd, multi-step' 7, 'sgd, cosine-restarts' 8, 'adamw, cyclic' 9, 'sgd, cyclic' 10)
unset logscale x; set xrange [0.0024176926908263522:0.01354258389253949]; set format x '%g'; set xtics autofreq 0.005
$data0 << EOD
1 0.003617272110020781 0.0029931180978115144 0.004230511992265076 NaN
2 0.003903888486432366 0.003305951421717858 0.0044398181811865 NaN
3 0.004813274935047317 0.0045411742351937024 0.0058599182479617505 NaN
4 0.005233548801417788 0.004467072310946093 0.006439858318490868 NaN
5 0.005345617725789565 0.004619943093896425 0.006261368561119133 NaN
6 0.005408667218857677 0.004372248453792939 0.005921150774907534 NaN
7 0.006169625212815364 0.00568872465234679 0.00675389198037136 NaN
8 0.006813105686699411 0.00636663723630891 0.008175152776042196 NaN
9 0.007044784159523764 0.0066407874027454 0.007789372500048195 NaN
10 0.00992764654154539 0.007660036077414176 0.01258354154756422 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.3732; set rmargin at screen 0.5438
set xlabel 'excess loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10)
unset logscale x; set xrange [0.7883577755182085:4.880107448832844]; set format x '%g'; set xtics autofreq 2
$data1 << EOD
1 1 1 1 NaN
2 1.0516827731409755 1.0260659658534166 1.0934456197360762 NaN
3 1.3616915849095015 1.2917527364960273 1.4229923923159495 NaN
4 1.4734976820216914 1.2949705562144544 1.696664106208234 NaN
5 1.4626887751523125 1.3724496653419482 1.623081201234569 NaN
6 1.4407055830630366 1.3691313070394926 1.5678948472417686 NaN
7 1.7169833197153754 1.6182680048630713 2.054640609472865 NaN
8 1.94532708184525 1.7828627931406247 2.1342539373725837 NaN
9 1.9970991230706137 1.8776317452962514 2.0469150311721767 NaN
10 2.7967604248294364 2.321858102009294 4.527370408029858 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.5759; set rmargin at screen 0.7465
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10)
unset logscale x; set xrange [0.02218249711487455:0.2539125744707193]; set format x '%g'; set xtics autofreq 0.1
$data2 << EOD
1 0.20000969717055503 0.19928980777791355 0.20156365753457745 NaN
2 0.2026044020469493 0.20109030756214322 0.2042277331802763 NaN
3 0.0355018257683138 0.03444004186702298 0.036119717480041884 NaN
4 0.035170050244757445 0.03416853559879755 0.03571028159775618 NaN
5 0.20372452820344594 0.2025019012552575 0.20496198677278166 NaN
6 0.23136595536952823 0.2304535724826858 0.23393584366418096 NaN
7 0.04561863362740489 0.043778167120001744 0.04604396484258995 NaN
8 0.03546092718175417 0.034879423940033454 0.03721329568468269 NaN
9 0.193516312986034 0.1910050074830561 0.19599678812631516 NaN
10 0.04660647934083292 0.037063560166000195 0.05591640994135971 NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7785; set rmargin at screen 0.9491
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10)
unset logscale x; set xrange [235:525]; set format x '%g'; set xtics autofreq 100
$data3 << EOD
1 280 250 310 NaN
2 330 270 390 NaN
3 435 410 470 NaN
4 485 440 525 NaN
5 390 340 500 NaN
6 345 310 525 NaN
7 NaN NaN NaN 525
8 NaN NaN NaN 525
9 NaN NaN NaN 525
10 NaN NaN NaN 525
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot

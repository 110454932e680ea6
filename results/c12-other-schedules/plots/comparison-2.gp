# Methods compared: mlp, 500 steps, batch 16
# Run with: gnuplot comparison-2.gp
set encoding utf8
set terminal svg size 1061,332 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set tmargin at screen 0.8976; set bmargin at screen 0.1506
set yrange [10.6:0.4]; set grid noytics xtics
set label 1 'mlp, 500 steps, batch 16' at screen 0.5, screen 0.9548 center
set lmargin at screen 0.1706; set rmargin at screen 0.3412
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('adamw, cosine' 1, 'adamw, one-cycle' 2, 'sgd, cosine' 3, 'adamw, multi-step' 4, 'sgd, one-cycle' 5, 'sgd, multi-step' 6, 'adamw, cosine-restarts' 7, 'sgd, cosine-restarts' 8, 'adamw, cyclic' 9, 'sgd, cyclic' 10)
unset logscale x; set xrange [0.05377882788507603:0.08074481753361148]; set format x '%g'; set xtics autofreq 0.01
$data0 << EOD
1 0.057699268097417475 0.05517362045310372 0.06370064928094393 NaN
2 0.058219837335969166 0.05570432982454567 0.06274932137515174 NaN
3 0.059985700041472675 0.0581075743542408 0.06587131015353365 NaN
4 0.06124823953282581 0.058262118142625316 0.0667067874722301 NaN
5 0.06229178977735003 0.057826171709911514 0.06478624093975818 NaN
6 0.0628038225960009 0.06012157416964682 0.07111864975737084 NaN
7 0.06292911677367652 0.058658470512334526 0.06869858427060714 NaN
8 0.06508178344585197 0.058725828586225846 0.06811594763652243 NaN
9 0.0672363834156137 0.06250459249984072 0.07279472981407165 NaN
10 0.07124982539916665 0.06280960133362594 0.07842016325356532 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.3732; set rmargin at screen 0.5438
set xlabel 'excess loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10)
unset logscale x; set xrange [0.9177424406529475:2.3566776675398065]; set format x '%g'; set xtics autofreq 0.5
$data1 << EOD
1 1 1 1 NaN
2 1.0765576865897442 0.9921701248022678 1.15182472718658 NaN
3 1.1787614452505035 1.121472582282112 1.3250632284841868 NaN
4 1.2662681471076889 1.1779113858270915 1.3728659219108024 NaN
5 1.3012880732192302 1.1567202404734676 1.4263104008372565 NaN
6 1.3944161660774688 1.2651475172590454 1.6670098615903788 NaN
7 1.3917354646571447 1.1968571668370727 1.64806760783281 NaN
8 1.4763719529315187 1.2946771679524711 1.6634220431070523 NaN
9 1.6817728276164914 1.4820909273287965 1.9899658901708022 NaN
10 1.9799310448825476 1.6646887728908113 2.2326315272909394 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.5759; set rmargin at screen 0.7465
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10)
unset logscale x; set xrange [0.02320883008344691:0.1544665692563917]; set format x '%g'; set xtics autofreq 0.05
$data2 << EOD
1 0.06368799964949422 0.0398418823508861 0.09185578918525923 NaN
2 0.0671825611139662 0.04318313051244059 0.095039174327494 NaN
3 0.07046692450451186 0.03429790599214765 0.12934732928129541 NaN
4 0.0733352735300733 0.050659318211996554 0.11358160787826352 NaN
5 0.06242068409903955 0.043167334987427294 0.12991451612608823 NaN
6 0.07435151645627736 0.04245605318381847 0.1367580208226964 NaN
7 0.06260900928129133 0.040906294621246606 0.08716515471667781 NaN
8 0.06868937383455839 0.0344638337917567 0.1309493500825377 NaN
9 0.053047054030960814 0.034829576745306984 0.07828591358858047 NaN
10 0.07311176387256266 0.029998023488944054 0.14315124691389647 NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7785; set rmargin at screen 0.9491
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10)
unset logscale x; set xrange [248:480]; set format x '%g'; set xtics autofreq 100
$data3 << EOD
1 330 280 380 NaN
2 385 320 410 NaN
3 390 370 440 NaN
4 330 280 460 NaN
5 445 420 480 NaN
6 NaN NaN NaN 480
7 NaN NaN NaN 480
8 NaN NaN NaN 480
9 445 330 480 NaN
10 NaN NaN NaN 480
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot

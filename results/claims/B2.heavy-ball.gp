# Claim B2.heavy-ball: inconclusive. With heavy ball sharpness hovers at 2(1 + β)/η.
# Run with: gnuplot B2.heavy-ball.gp
set encoding utf8
set terminal svg size 620,326 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'B2.heavy-ball.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set lmargin at screen 0.1355; set rmargin at screen 0.9710
set tmargin at screen 0.8957; set bmargin at screen 0.1718
set title 'B2.heavy-ball: inconclusive'
set ylabel 'sharpness / threshold, second half' offset 1,0
set xrange [0.5:2.5]; set grid noxtics
set xtics norotate ('rate 0.1' 1, 'rate 0.2' 2)
set yrange [0.675946311:1.13141138]; set format y '%g'
set key at screen 0.5, screen 0.0184 center bottom horizontal maxrows 1 Left reverse samplen 1.6 width 1 textcolor '#222222'
$data0 << EOD
1 0.9 0.6 1.4 0.9 1.1
2 0.9 1.6 2.4 0.9 1.1
EOD
$data1 << EOD
1 0.7740104546149742
1 0.9302411502883275
1 0.734476561201592
1 0.7073576949110303
1 0.9107248876706904
2 0.7864807476475147
2 0.9970942632620272
2 0.7690253492892022
2 0.9940909004222351
2 0.9932770444278451
EOD
$data2 << EOD
1 1
2 1
EOD
$data3 << EOD
1 0.7740104546149742 0.7073576949110303 0.9302411502883275
2 0.9932770444278451 0.7690253492892022 0.9970942632620272
EOD
plot $data0 using 1:2:3:4:5:6 with boxxyerror fillstyle transparent solid 0.22 noborder linecolor rgb '#888888' title 'accepted', \
  $data1 using 1:2 with points pointtype 1 pointsize 0.5 linecolor rgb '#888888' title 'a seed', \
  $data2 using 1:2 with points pointtype 6 pointsize 1.3 linewidth 1.3 linecolor rgb '#000000' title 'predicted', \
  $data3 using 1:2:3:4 with yerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2' title 'measured'
